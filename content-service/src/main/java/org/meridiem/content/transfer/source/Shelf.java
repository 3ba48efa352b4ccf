package org.meridiem.content.transfer.source;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/// Where the first pass over a file puts what later rows need to know, so that memory need not hold it.
public interface Shelf {

    /// Puts something there.
    ///
    /// @param shelf    groups
    /// @param key      of which there may be several
    /// @param position orders those of one key
    /// @param value    small
    void put(String shelf, String key, int position, JsonNode value);

    /// What was put there, in order.
    List<JsonNode> get(String shelf, String key);
}
