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

    private final List<TreeMap<Byte, Integer>> children = new ArrayList<>();
    /** The same, ready to be searched: for each node the bytes that lead on, and where to. */
    private final byte[][] labels;

    private final int[][] targets;
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
        labels = new byte[children.size()][];
        targets = new int[children.size()][];
        for (int node = 0; node < labels.length; node++) {
            List<Byte> bytes = List.copyOf(children.get(node).keySet());
            labels[node] = new byte[bytes.size()];
            targets[node] = children.get(node).values().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 0; i < bytes.size(); i++) {
                labels[node][i] = bytes.get(i);
            }
        }
    }

    private int newNode() {
        children.add(new TreeMap<>());
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
        int found = Arrays.binarySearch(labels[node], b);
        return found < 0 ? NONE : targets[node][found];
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
