package org.meridiem.kit.fastpath;

import java.util.List;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateHandler;

/// Asks the [FastPath] about the requests of one connection of HTTP/1.1, just before they would reach the framework.
///
/// Answers keep the order of their requests (RFC 9112, 9.3.2): while the framework has a request that it has not answered, everything goes to the framework. For that the
/// handler counts, and since it is put into a connection on which requests may be waiting already, it begins to count with one that it has seen going in and
/// then coming out at the framework's routes. Confined to the connection's event loop.
final class FastPathHandler extends ChannelDuplexHandler {

    private static final Logger LOG = Logger.getLogger(FastPathHandler.class);
    private static final String NAME = "meridiemFastPath";

    private final FastPath path;
    private final ChannelHandlerContext encoder;
    /// The request that the count begins with, until it comes out at the routes.
    private @Nullable HttpRequest first;
    private boolean counting;
    /// Requests that the framework has not answered: since the first one, all of them once counting.
    private int unanswered;
    /// The connection is to be closed after what it has been sent, or to speak another protocol.
    private boolean ending;
    /// Taken, and the first of its body not yet there; a connection on which nothing comes is closed by the framework.
    private @Nullable HttpRequest taken;
    private boolean unflushed;

    private FastPathHandler(FastPath path, ChannelHandlerContext encoder) {
        this.path = path;
        this.encoder = encoder;
    }

    /// Puts a handler into a connection that has none, unless something else works on its answers: TLS and compression queue them, and what is written past that
    /// queue would come too early.
    ///
    /// @param framework where the framework's own handler stands
    static void install(ChannelHandlerContext framework, FastPath path) {
        ChannelPipeline pipeline = framework.pipeline();
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        if (encoder != null && isNext(pipeline, encoder, framework)) {
            pipeline.addBefore(framework.name(), NAME, new FastPathHandler(path, encoder));
        }
    }

    private static boolean isNext(ChannelPipeline pipeline, ChannelHandlerContext encoder,
            ChannelHandlerContext framework) {
        List<String> names = pipeline.names();
        int from = names.indexOf(encoder.name()) + 1;
        int to = names.indexOf(framework.name());
        return from <= to && names.subList(from, to).stream().map(pipeline::get).allMatch(
                handler -> !(handler instanceof ChannelOutboundHandler) || handler instanceof IdleStateHandler);
    }

    /// A request of this connection has come out at the framework's routes, so everything before it is answered.
    ///
    /// @param headers the request's own, by which it is known again
    @SuppressWarnings("ReferenceEquality") // that very request: others may have the same headers
    void reached(Object headers) {
        if (!counting) {
            counting = first != null && first.headers() == headers;
            first = null;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof DefaultHttpRequest request) {
            if (mayBeAnswered(context, request) && path.takes(request)) {
                taken = request;
            } else {
                pass(context, request);
            }
        } else if (taken != null) {
            finish(context, taken, message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean mayBeAnswered(ChannelHandlerContext context, HttpRequest request) {
        return counting && unanswered == 0 && !ending && isPlain(request)
        // Whoever sends requests and reads no answers is the framework's to slow down.
                && context.channel().isWritable();
    }

    private static boolean isPlain(HttpRequest request) {
        HttpHeaders headers = request.headers();
        String connection = headers.get(HttpHeaderNames.CONNECTION);
        return request.decoderResult().isSuccess() && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && (connection == null || HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(connection))
                && !headers.contains(HttpHeaderNames.EXPECT) && !headers.contains(HttpHeaderNames.UPGRADE);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the connection, which the framework hears of
    private void finish(ChannelHandlerContext context, HttpRequest request, Object message) {
        taken = null;
        if (message instanceof LastHttpContent last && last.decoderResult().isSuccess()) {
            @Nullable
            ByteBuf answer = answer(context, request, last);
            if (answer != null) {
                last.release();
                encoder.write(answer, encoder.voidPromise());
                unflushed = true;
                return;
            }
        }
        pass(context, request);
        context.fireChannelRead(message);
    }

    private @Nullable ByteBuf answer(ChannelHandlerContext context, HttpRequest request, LastHttpContent last) {
        try {
            return path.answer(request, last.content(), context.channel());
        } catch (RuntimeException e) {
            LOG.errorf(e, "request could not be answered on its connection uri=%s", request.uri());
            return null;
        }
    }

    private void pass(ChannelHandlerContext context, HttpRequest request) {
        if (!counting && first == null) {
            first = request;
            unanswered = 0;
        }
        unanswered++;
        ending |= !request.decoderResult().isSuccess() || !HttpUtil.isKeepAlive(request)
                || request.headers().contains(HttpHeaderNames.UPGRADE);
        context.fireChannelRead(request);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (unflushed) {
            unflushed = false;
            encoder.flush();
        }
        context.fireChannelReadComplete();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is the caller's
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (counting && message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        context.write(message, promise);
    }

    /// 100 and 103 come before the answer (RFC 9110, 15.2).
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
