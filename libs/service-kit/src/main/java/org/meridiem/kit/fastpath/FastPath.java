package org.meridiem.kit.fastpath;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;

/// What a service answers on the connection itself, before the framework makes a request, a context and a chain of routes of it. A service has one at most.
///
/// Called on event loops, so it never waits. It is only asked where the answer is the next thing to be written: HTTP/1.1, a connection that stays open, nothing before it unanswered.
public interface FastPath {

    /// Whether a request may be answered here, by its line and its headers. Asked for every request: cheap.
    boolean takes(HttpRequest request);

    /// Answers a request that was taken and has arrived as a whole, or declines: then it goes the ordinary way.
    ///
    /// @param body       its bytes, none for most; not to be kept
    /// @param connection where it came from
    /// @return the whole response, from the status line on, to be released by the caller; null to decline
    @Nullable
    ByteBuf answer(HttpRequest request, ByteBuf body, Channel connection);
}
