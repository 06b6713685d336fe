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

// Bounds of what is taken from a client. A message that is longer than mostAhead is taken alone.
const (
	// mostAhead is how many bytes of messages are read before their turn.
	mostAhead = 1 << 20
	// mostUnread is how many messages are handled while the client does not read one of ours: it may have filled both
	// directions, and each of its messages may have an answer that waits to be sent.
	mostUnread = 256
)

// frames lets only sound messages through to the library, which would end the connection at the
// first one that is not. It answers the others itself and goes on at the next header. It reads a little ahead of the
// library, so that exit, the end of the input and cancellations are noticed while messages before them wait.
type frames struct {
	conn io.ReadWriteCloser
	in   *bufio.Reader
	log  *log.Logger
	// ahead sees each message when it is read, ended is called when no more will come.
	ahead func(body []byte)
	ended func()
	// ready are the bytes of a sound message that the library has not read yet.
	ready bytes.Buffer

	mu sync.Mutex
	// changed tells of a change of what follows.
	changed *sync.Cond
	// queue are the messages that wait for their turn, waiting the number of their bytes, err what ended the input.
	queue   [][]byte
	waiting int
	err     error
	// writing says that one of our messages is being written, unread how many messages were handled since it was.
	writing bool
	unread  int
	// sending holds messages apart: the library writes each in one call.
	sending sync.Mutex
}

func newFrames(conn io.ReadWriteCloser, logger *log.Logger) *frames {
	f := &frames{conn: conn, in: bufio.NewReaderSize(conn, 1<<16), log: logger, ahead: func([]byte) {}, ended: func() {}}
	f.changed = sync.NewCond(&f.mu)
	return f
}

func (f *frames) Close() error { return f.conn.Close() }

func (f *frames) Write(p []byte) (int, error) {
	f.sending.Lock()
	defer f.sending.Unlock()
	f.change(func() { f.writing, f.unread = true, 0 })
	defer f.change(func() { f.writing = false })
	return f.conn.Write(p)
}

func (f *frames) change(do func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	do()
	f.changed.Broadcast()
}

// Read gives the library the next sound message, when the client reads what is sent to it.
func (f *frames) Read(p []byte) (int, error) {
	if f.ready.Len() == 0 {
		body, err := f.dequeue()
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(&f.ready, "Content-Length: %d\r\n\r\n", len(body))
		f.ready.Write(body)
	}
	return f.ready.Read(p)
}

func (f *frames) dequeue() ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.queue) == 0 && f.err == nil || f.writing && f.unread >= mostUnread {
		f.changed.Wait()
	}
	if len(f.queue) == 0 {
		return nil, f.err
	}
	body := f.queue[0]
	f.queue = f.queue[1:]
	f.waiting -= len(body)
	f.unread++
	f.changed.Broadcast()
	return body, nil
}

func (f *frames) enqueue(body []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.queue) > 0 && f.waiting+len(body) > mostAhead {
		f.changed.Wait()
	}
	f.queue = append(f.queue, body)
	f.waiting += len(body)
	f.changed.Broadcast()
}

// pump reads messages until the input ends.
func (f *frames) pump() {
	for {
		body, err := f.next()
		if err != nil {
			f.change(func() { f.err = err })
			f.ended()
			return
		}
		if code, fault := faultOf(body); fault != "" {
			f.refuse(code, fault)
			f.resume(body)
			continue
		}
		f.ahead(body)
		f.enqueue(body)
	}
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
