package tidewire.summarizer.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** Words as a trie over their UTF-8 bytes. Nodes are numbered in preorder, so that what stands below a node is a range. */
final class WordTrie {
    static final int ROOT = 0;
    private static final int NONE = -1;

    private final List<Map<Byte, Integer>> children = new ArrayList<>();
    private final List<Integer> wordAt = new ArrayList<>();
    private final int[] last;
    private final int[] wordsBefore;
    private final Map<Integer, List<Integer>> nodesOf = new HashMap<>();

    /**
     * @param words the words
     * @param ids identity of a word whatever its case, shared between tries; words are added to it
     */
    WordTrie(SortedSet<String> words, Map<String, Integer> ids) {
        TreeMap<byte[], String> sorted = new TreeMap<>(Arrays::compareUnsigned);
        words.forEach(word -> sorted.put(word.getBytes(StandardCharsets.UTF_8), word));
        newNode();
        sorted.forEach((bytes, word) -> insert(bytes, ids.computeIfAbsent(Word.key(word), key -> ids.size())));
        last = new int[children.size()];
        wordsBefore = new int[children.size() + 1];
        for (int node = 0; node < children.size(); node++) {
            wordsBefore[node + 1] = wordsBefore[node] + (wordAt.get(node) == NONE ? 0 : 1);
        }
        closeRange(ROOT);
    }

    private int newNode() {
        children.add(new HashMap<>());
        wordAt.add(NONE);
        return children.size() - 1;
    }

    private void insert(byte[] bytes, int id) {
        int node = ROOT;
        for (byte b : bytes) {
            Integer child = children.get(node).get(b);
            if (child == null) {
                child = newNode();
                children.get(node).put(b, child);
            }
            node = child;
        }
        wordAt.set(node, id);
        nodesOf.computeIfAbsent(id, key -> new ArrayList<>()).add(node);
    }

    private int closeRange(int node) {
        int end = node;
        for (int child : children.get(node).values()) {
            end = Math.max(end, closeRange(child));
        }
        last[node] = end;
        return end;
    }

    /** The node behind a byte, or -1. */
    int child(int node, byte b) {
        return children.get(node).getOrDefault(b, NONE);
    }

    /** Identity of the word that ends at a node, or -1. */
    int word(int node) {
        return wordAt.get(node);
    }

    /** Is there a word at or below this node that is not forbidden? */
    boolean leadsSomewhere(int node, int[] forbidden) {
        int words = wordsBefore[last[node] + 1] - wordsBefore[node];
        for (int word : forbidden) {
            for (int at : nodesOf.getOrDefault(word, List.of())) {
                if (at >= node && at <= last[node]) {
                    words--;
                }
            }
        }
        return words > 0;
    }
}
