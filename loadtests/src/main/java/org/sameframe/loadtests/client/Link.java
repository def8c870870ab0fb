package org.sameframe.loadtests.client;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.ServerFrame;

/** One connection on {@code sameframe.v1.protobuf}, all of it on one event loop. */
final class Link extends SimpleChannelInboundHandler<WebSocketFrame> {
    /** A snapshot of a room with a thousand people is far smaller. */
    private static final int LARGEST_FRAME = 16 << 20;

    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final long HANDSHAKE_TIMEOUT_MS = 10_000;

    private final Owner owner;
    private final Channel channel;

    /** Whom the connection belongs to. */
    interface Owner {
        void opened(Link link);

        void received(Link link, ServerFrame frame);

        void broken(Link link, String defect);

        /** Once, also if it never opened. */
        void closed(Link link);
    }

    /** Connects. @param server scheme, host and port */
    Link(EventLoop loop, URI server, Owner owner) {
        this.owner = owner;
        this.channel = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel created) {
                        created.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(64 << 10))
                                .addLast(handshake(server))
                                .addLast(new WebSocketFrameAggregator(LARGEST_FRAME))
                                .addLast(Link.this);
                    }
                })
                .connect(server.getHost(), server.getPort())
                .channel();
        channel.closeFuture().addListener(done -> owner.closed(this));
    }

    private static WebSocketClientProtocolHandler handshake(URI server) {
        URI socket = URI.create("ws://" + server.getHost() + ":" + server.getPort() + "/v1/socket");
        return new WebSocketClientProtocolHandler(
                WebSocketClientHandshakerFactory.newHandshaker(
                        socket,
                        WebSocketVersion.V13,
                        "sameframe.v1.protobuf",
                        false,
                        EmptyHttpHeaders.INSTANCE,
                        LARGEST_FRAME),
                true,
                HANDSHAKE_TIMEOUT_MS);
    }

    void send(ClientFrame frame) {
        channel.writeAndFlush(
                new BinaryWebSocketFrame(Unpooled.wrappedBuffer(frame.toByteArray())), channel.voidPromise());
    }

    /** Cuts the connection without a word. */
    void cut() {
        channel.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            owner.opened(this);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame message) {
        try {
            owner.received(this, ServerFrame.parseFrom(ByteBufUtil.getBytes(message.content())));
        } catch (InvalidProtocolBufferException e) {
            owner.broken(this, "a frame that cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof java.io.IOException)) {
            owner.broken(this, cause.toString());
        }
        context.close();
    }
}
