package org.meridiem.content.transfer.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/// A shelf for small files.
final class MemoryShelf implements Shelf {

    private record Item(int position, JsonNode value) {
    }

    private final Map<String, List<Item>> items = new HashMap<>();

    @Override
    public void put(String shelf, String key, int position, JsonNode value) {
        List<Item> there = items.computeIfAbsent(shelf + "/" + key, _ -> new ArrayList<>());
        there.add(new Item(position, value));
        there.sort((one, other) -> Integer.compare(one.position(), other.position()));
    }

    @Override
    public List<JsonNode> get(String shelf, String key) {
        return items.getOrDefault(shelf + "/" + key, List.of()).stream().map(Item::value).toList();
    }
}
