package lsp

import (
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"testing"
	"testing/synctest"

	"go.lsp.dev/jsonrpc2"
)

// TestClientThatDoesNotReadIsNotRead: while a message cannot be written, the number of messages read from the client is bounded.
func TestClientThatDoesNotReadIsNotRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, connection := net.Pipe()
		f := newMessageReader(connection, log.New(io.Discard, "", 0))
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
		if most := maxUnread + maxBytesAhead/len(message) + 20; taken > maxUnread || sent > most {
			t.Errorf("%d messages were handled and %d read, want at most %d and %d", taken, sent, maxUnread, most)
		}
		client.Close()
		connection.Close()
		synctest.Wait()
	})
}

// TestExitIsSeenWhileMessagesWait: the end of the connection is noticed while messages are waiting.
func TestExitIsSeenWhileMessagesWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, connection := net.Pipe()
		f := newMessageReader(connection, log.New(io.Discard, "", 0))
		var seen []string
		f.ahead = func(m jsonrpc2.RequestMessage) { seen = append(seen, m.Method()) }
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
