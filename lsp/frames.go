package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"regexp"
	"strconv"
	"sync"

	"go.lsp.dev/jsonrpc2"
)

// largestFrame is the size of the largest message that is read, in bytes.
const largestFrame = 64 << 20

// frames lets only sound messages through to the library, which would end the connection at the
// first one that is not. It answers the others itself and goes on at the next header.
type frames struct {
	conn io.ReadWriteCloser
	in   *bufio.Reader
	log  *log.Logger
	// ready are the bytes of a sound message that the library has not read yet.
	ready bytes.Buffer
	// writing holds messages apart: the library writes each in one call.
	writing sync.Mutex
}

func newFrames(conn io.ReadWriteCloser, logger *log.Logger) *frames {
	return &frames{conn: conn, in: bufio.NewReaderSize(conn, 1<<16), log: logger}
}

func (f *frames) Close() error { return f.conn.Close() }

func (f *frames) Write(p []byte) (int, error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	return f.conn.Write(p)
}

func (f *frames) Read(p []byte) (int, error) {
	for f.ready.Len() == 0 {
		body, err := f.next()
		if err != nil {
			return 0, err
		}
		if code, fault := faultOf(body); fault != "" {
			f.refuse(code, fault)
			f.resume(body)
			continue
		}
		fmt.Fprintf(&f.ready, "Content-Length: %d\r\n\r\n", len(body))
		f.ready.Write(body)
	}
	return f.ready.Read(p)
}

// lengthHeader ends a line that may begin with what is left of a bad message.
var lengthHeader = regexp.MustCompile(`(?i)content-length:[ \t]*([0-9]{1,18})[ \t]*\r?\n$`)

var anyHeader = regexp.MustCompile(`^[A-Za-z-]+:[^\r\n]*\r?\n$`)

// next reads to the end of the next message that has a header.
func (f *frames) next() ([]byte, error) {
	length, garbage := int64(-1), false
	for {
		line, err := f.line()
		if err != nil {
			return nil, err
		}
		found := lengthHeader.FindSubmatchIndex(line)
		switch {
		case found != nil:
			garbage = garbage || found[0] > 0
			length, _ = strconv.ParseInt(string(line[found[2]:found[3]]), 10, 64)
		case len(bytes.TrimRight(line, "\r\n")) > 0:
			garbage = garbage || !anyHeader.Match(line)
		case length < 0:
			f.refuse(jsonrpc2.ParseError, "no Content-Length before a message")
			garbage = false
		case length == 0 || length > largestFrame:
			f.refuse(jsonrpc2.InvalidRequest, fmt.Sprintf("a message of %d bytes; possible are 1 to %d", length, largestFrame))
			length, garbage = -1, false
		default:
			if garbage {
				f.refuse(jsonrpc2.ParseError, "no header of a message; reading went on at the next one")
			}
			return f.body(length)
		}
	}
}

// line reads a line with its end. Of one that is too long for a header only the end is kept.
func (f *frames) line() ([]byte, error) {
	var kept []byte
	for {
		part, err := f.in.ReadSlice('\n')
		kept = append(kept, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return kept, err
		}
		kept = append([]byte("\x00"), kept[len(kept)-64:]...)
	}
}

// body reads as it comes, so that a length which is only announced takes no memory.
func (f *frames) body(length int64) ([]byte, error) {
	var body bytes.Buffer
	if n, err := io.CopyN(&body, f.in, length); err != nil {
		if n < length && errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return body.Bytes(), nil
}

// faultOf says what makes a body no message, "" when it is one.
func faultOf(body []byte) (jsonrpc2.Code, string) {
	if !json.Valid(body) {
		return jsonrpc2.ParseError, "not JSON"
	}
	if _, err := jsonrpc2.DecodeMessage(body); err != nil {
		return jsonrpc2.InvalidRequest, "no message of JSON-RPC 2.0: " + err.Error()
	}
	return 0, ""
}

// resume goes on within a bad body where the next message begins in it: its length was wrong.
func (f *frames) resume(body []byte) {
	if at := bytes.Index(bytes.ToLower(body), []byte("content-length:")); at > 0 {
		f.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(body[at:]), f.in), 1<<16)
	}
}

// refuse answers a message whose id is not known (JSON-RPC 2.0, section 5).
func (f *frames) refuse(code jsonrpc2.Code, fault string) {
	f.log.Print("message refused: ", fault)
	body, _ := json.Marshal(map[string]any{
		"jsonrpc": "2.0", "id": nil, "error": map[string]any{"code": code, "message": fault},
	})
	_, _ = fmt.Fprintf(f, "Content-Length: %d\r\n\r\n%s", len(body), body)
}
