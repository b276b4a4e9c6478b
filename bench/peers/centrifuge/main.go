// A small server on the library inside Centrifugo: memory engine, JSON protocol, subscriptions by the server.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/centrifugal/centrifuge"
)

type roomKey struct{}

func main() {
	port := flag.Int("port", 0, "port of the viewers")
	feed := flag.Int("feed", 0, "port of the feed")
	tick := flag.Int("tick", 0, "milliseconds a connection gathers messages before it writes; 0: it writes at once")
	flag.Parse()

	node, err := centrifuge.New(centrifuge.Config{})
	check(err)
	node.OnConnecting(connecting(time.Duration(*tick) * time.Millisecond))
	check(node.Run())

	viewers := listen(*port)
	lines := listen(*feed)
	go func() { check(http.Serve(viewers, sockets(node))) }()
	go accept(lines, node)

	fmt.Println("ready")
	wait()
}

// sockets serves the viewers. Compression stays off, which is the default and what the library's comment on it advises. The pool of
// write buffers and the small read buffer are the two settings that Centrifugo's page on the WebSocket transport
// (centrifugal.dev/docs/transports/websocket) names for less memory a connection.
func sockets(node *centrifuge.Node) http.Handler {
	upgrade := centrifuge.NewWebsocketHandler(node, centrifuge.WebsocketConfig{
		ReadBufferSize:     512,
		UseWriteBufferPool: true,
	})
	mux := http.NewServeMux()
	mux.HandleFunc("/connection/websocket", func(response http.ResponseWriter, request *http.Request) {
		ctx := context.WithValue(request.Context(), roomKey{}, request.URL.Query().Get("room"))
		upgrade.ServeHTTP(response, request.WithContext(ctx))
	})
	return mux
}

// connecting subscribes a viewer to its room. With a tick, the writer waits for it as ConnectReply.WriteDelay describes, without
// the limit of 16 messages a frame, which would bound the rate.
func connecting(tick time.Duration) centrifuge.ConnectingHandler {
	return func(ctx context.Context, _ centrifuge.ConnectEvent) (centrifuge.ConnectReply, error) {
		room, _ := ctx.Value(roomKey{}).(string)
		reply := centrifuge.ConnectReply{
			Credentials:   &centrifuge.Credentials{},
			Subscriptions: map[string]centrifuge.SubscribeOptions{room: {}},
		}
		if tick > 0 {
			reply.WriteDelay = tick
			reply.MaxMessagesInFrame = -1
		}
		return reply, nil
	}
}

func accept(lines net.Listener, node *centrifuge.Node) {
	for {
		feed, err := lines.Accept()
		check(err)
		publish(feed, node)
	}
}

// publish sends each line of the feed, "room payload", to its room, in order, until the feed ends.
func publish(feed io.ReadCloser, node *centrifuge.Node) {
	defer feed.Close()
	for lines := bufio.NewScanner(feed); lines.Scan(); {
		room, payload, _ := strings.Cut(lines.Text(), " ")
		_, err := node.Publish(room, []byte(payload))
		check(err)
	}
}

func listen(port int) net.Listener {
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	check(err)
	return listener
}

// wait returns when the parent closes standard input or asks the process to end.
func wait() {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGTERM)
	closed := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(closed)
	}()
	select {
	case <-asked:
	case <-closed:
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
