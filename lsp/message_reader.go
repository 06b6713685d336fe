package lsp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"strconv"
	"sync"

	"go.lsp.dev/jsonrpc2"

	"github.com/settings-ls/settings-ls/internal/lazyregexp"
)

// maxMessageSize is the maximum size of a message in bytes.
const maxMessageSize = 64 << 20

// Limits for messages of a client. A message larger than maxBytesAhead is handled alone.
const (
	// maxBytesAhead is the number of bytes of messages that are read ahead.
	maxBytesAhead = 1 << 20
	// maxUnread is the number of messages that are handled while the client does not read a message of ours. Both directions may be
	// blocked, and each message may cause a response.
	maxUnread = 256
)

// messageReader passes only valid messages to the library, which would end the connection on an invalid one. It responds to invalid messages
// itself and continues at the next header. It reads ahead of the library, so that exit, the end of the input and cancellations are
// noticed while earlier messages are waiting.
type messageReader struct {
	// The connection is only read through in.
	io.ReadWriteCloser
	in  *bufio.Reader
	log *log.Logger
	// ahead is called with each request and notification when it is read, ended at the end of the input.
	ahead func(jsonrpc2.RequestMessage)
	ended func()

	mu sync.Mutex
	// changed signals a change of the fields below.
	changed *sync.Cond
	// queue has the waiting messages, waiting their total size, err the error that ended the input.
	queue   []queuedMessage
	waiting int
	err     error
	// writing means that a message is being written; unread is the number of messages handled since it started.
	writing bool
	unread  int
	// sending serializes messages. The library writes each in one call.
	sending sync.Mutex
}

// queuedMessage is a message whose body has a size in bytes.
type queuedMessage struct {
	jsonrpc2.Message
	size int
}

func newMessageReader(conn io.ReadWriteCloser, logger *log.Logger) *messageReader {
	f := &messageReader{ReadWriteCloser: conn, in: bufio.NewReaderSize(conn, 1<<16), log: logger, ahead: func(jsonrpc2.RequestMessage) {}, ended: func() {}}
	f.changed = sync.NewCond(&f.mu)
	return f
}

// messageStream gives the library the messages of a messageReader, as they were decoded there.
type messageStream struct {
	// Stream writes messages.
	jsonrpc2.Stream
	in *messageReader
}

func newMessageStream(in *messageReader) messageStream {
	return messageStream{jsonrpc2.NewStream(in), in}
}

// Read returns the next valid message, if the client reads our messages.
func (s messageStream) Read(context.Context) (jsonrpc2.Message, int64, error) {
	next, err := s.in.dequeue()
	return next.Message, int64(next.size), err
}

func (f *messageReader) Write(p []byte) (int, error) {
	f.sending.Lock()
	defer f.sending.Unlock()
	f.change(func() { f.writing, f.unread = true, 0 })
	defer f.change(func() { f.writing = false })
	return f.ReadWriteCloser.Write(p)
}

func (f *messageReader) change(do func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	do()
	f.changed.Broadcast()
}

func (f *messageReader) dequeue() (queuedMessage, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.queue) == 0 && f.err == nil || f.writing && f.unread >= maxUnread {
		f.changed.Wait()
	}
	if len(f.queue) == 0 {
		return queuedMessage{}, f.err
	}
	next := f.queue[0]
	f.queue = f.queue[1:]
	f.waiting -= next.size
	f.unread++
	f.changed.Broadcast()
	return next, nil
}

func (f *messageReader) enqueue(next queuedMessage) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.queue) > 0 && f.waiting+next.size > maxBytesAhead {
		f.changed.Wait()
	}
	f.queue = append(f.queue, next)
	f.waiting += next.size
	f.changed.Broadcast()
}

// pump reads messages until the input ends.
func (f *messageReader) pump() {
	for {
		body, err := f.next()
		if err != nil {
			f.change(func() { f.err = err })
			f.ended()
			return
		}
		message, code, fault := decodeMessage(body)
		if fault != "" {
			f.rejectMessage(code, fault)
			f.resume(body)
			continue
		}
		if request, ok := message.(jsonrpc2.RequestMessage); ok {
			f.ahead(request)
		}
		f.enqueue(queuedMessage{message, len(body)})
	}
}

// lengthHeader matches the end of a line, which may start with the rest of an invalid message.
var lengthHeader = lazyregexp.New(`(?i)content-length:[ \t]*([0-9]{1,18})[ \t]*\r?\n$`)

var anyHeader = lazyregexp.New(`^[A-Za-z-]+:[^\r\n]*\r?\n$`)

// next reads the next message that has a header.
func (f *messageReader) next() ([]byte, error) {
	length, garbage := int64(-1), false
	for {
		line, err := f.line()
		if err != nil {
			return nil, err
		}
		found := lengthHeader().FindSubmatchIndex(line)
		switch {
		case found != nil:
			garbage = garbage || found[0] > 0
			length, _ = strconv.ParseInt(string(line[found[2]:found[3]]), 10, 64)
		case len(bytes.TrimRight(line, "\r\n")) > 0:
			garbage = garbage || !anyHeader().Match(line)
		case length < 0:
			f.rejectMessage(jsonrpc2.ParseError, "missing Content-Length header")
			garbage = false
		case length == 0 || length > maxMessageSize:
			f.rejectMessage(jsonrpc2.InvalidRequest, fmt.Sprintf("invalid Content-Length %d; must be from 1 to %d", length, maxMessageSize))
			length, garbage = -1, false
		default:
			if garbage {
				f.rejectMessage(jsonrpc2.ParseError, "invalid header; skipped to the next message")
			}
			return f.body(length)
		}
	}
}

// line reads a line including its end. Only the end of a line that is too long for a header is kept.
func (f *messageReader) line() ([]byte, error) {
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

// body reads the body incrementally, so that a large Content-Length alone allocates little memory.
func (f *messageReader) body(length int64) ([]byte, error) {
	var body bytes.Buffer
	body.Grow(int(min(length, int64(f.in.Size()))) + bytes.MinRead)
	if n, err := io.CopyN(&body, f.in, length); err != nil {
		if n < length && errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return body.Bytes(), nil
}

// decodeMessage returns a message, or what is wrong with it.
func decodeMessage(body []byte) (message jsonrpc2.Message, code jsonrpc2.Code, fault string) {
	if !json.Valid(body) {
		return nil, jsonrpc2.ParseError, "not JSON"
	}
	message, err := jsonrpc2.DecodeMessage(body)
	if err != nil {
		return nil, jsonrpc2.InvalidRequest, "not a valid JSON-RPC 2.0 message: " + err.Error()
	}
	return message, 0, ""
}

// resume continues at the next message within a body whose length was wrong.
func (f *messageReader) resume(body []byte) {
	if at := bytes.Index(bytes.ToLower(body), []byte("content-length:")); at > 0 {
		f.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(body[at:]), f.in), 1<<16)
	}
}

// rejectMessage responds to a message without a known id (JSON-RPC 2.0, section 5).
func (f *messageReader) rejectMessage(code jsonrpc2.Code, fault string) {
	f.log.Print("invalid message: ", fault)
	body, _ := json.Marshal(map[string]any{
		"jsonrpc": "2.0", "id": nil, "error": map[string]any{"code": code, "message": fault},
	})
	_, _ = fmt.Fprintf(f, "Content-Length: %d\r\n\r\n%s", len(body), body)
}
