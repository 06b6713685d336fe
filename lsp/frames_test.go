package lsp

import (
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"testing"
	"testing/synctest"
)

// TestClientThatDoesNotReadIsNotRead: while one of our messages cannot be written, the messages that are taken from
// the client are bounded.
func TestClientThatDoesNotReadIsNotRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, connection := net.Pipe()
		f := newFrames(connection, log.New(io.Discard, "", 0))
		go f.pump()
		go f.Write([]byte("a message that nobody reads"))
		synctest.Wait()
		message := `{"jsonrpc":"2.0","method":"textDocument/didSave","params":{"text":"` + strings.Repeat("x", 10_000) + `"}}`
		sent := 0
		go func() {
			for {
				if _, err := fmt.Fprintf(client, "Content-Length: %d\r\n\r\n%s", len(message), message); err != nil {
					return
				}
				sent++
			}
		}()
		taken := 0
		go func() {
			for {
				if _, err := f.dequeue(); err != nil {
					return
				}
				taken++
			}
		}()
		synctest.Wait()
		if most := mostUnread + mostAhead/len(message) + 20; taken > mostUnread || sent > most {
			t.Errorf("%d messages were handled and %d read, want at most %d and %d", taken, sent, mostUnread, most)
		}
		client.Close()
		connection.Close()
		synctest.Wait()
	})
}

// TestExitIsSeenBehindMessagesThatWait: a message that is not handled does not hide the end of the conversation.
func TestExitIsSeenBehindMessagesThatWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, connection := net.Pipe()
		f := newFrames(connection, log.New(io.Discard, "", 0))
		var seen []string
		f.ahead = func(body []byte) { seen = append(seen, string(body)) }
		f.ended = func() { seen = append(seen, "end") }
		go f.pump()
		go func() {
			for _, message := range []string{`{"jsonrpc":"2.0","id":1,"method":"a"}`, `{"jsonrpc":"2.0","method":"exit"}`} {
				fmt.Fprintf(client, "Content-Length: %d\r\n\r\n%s", len(message), message)
			}
			client.Close()
		}()
		synctest.Wait()
		if len(seen) != 3 || seen[2] != "end" {
			t.Errorf("seen: %q", seen)
		}
	})
}
