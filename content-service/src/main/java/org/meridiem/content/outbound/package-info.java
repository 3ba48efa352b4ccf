/// Calls to addresses that somebody typed in: webhooks, pictures of an import. Nobody may use this service to reach what only this service can reach
/// (server-side request forgery), so every such call goes through [org.meridiem.content.outbound.SafeHttpClient].
@NullMarked
package org.meridiem.content.outbound;

import org.jspecify.annotations.NullMarked;
