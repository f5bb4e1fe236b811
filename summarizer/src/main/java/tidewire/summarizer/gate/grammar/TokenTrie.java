package tidewire.summarizer.gate.grammar;

import java.util.Arrays;
import java.util.Set;
import tidewire.llm.Tokenizer;

/**
 * The tokens of a model as a trie over their bytes, so that all tokens that an automaton over bytes accepts are found in one
 * walk that leaves out whatever begins wrongly. Built once per model, immutable, shared.
 */
public final class TokenTrie {
    static final int NONE = -1;
    static final int ROOT = 0;

    private final int size;
    private final int[] stops;
    private int nodes = 1;
    private byte[] label = new byte[1024];
    private int[] firstChild = filled(1024);
    private int[] nextSibling = filled(1024);
    private int[] firstToken = filled(1024);
    private final int[] nextToken;

    /** @param stops tokens that end an answer; they are no text */
    public TokenTrie(Tokenizer tokenizer, Set<Integer> stops) {
        size = tokenizer.vocabularySize();
        this.stops = stops.stream().mapToInt(Integer::intValue).sorted().toArray();
        nextToken = filled(size);
        for (int token = 0; token < size; token++) {
            byte[] bytes = tokenizer.bytesOf(token);
            if (bytes.length > 0 && !stops.contains(token)) {
                insert(bytes, token);
            }
        }
    }

    private void insert(byte[] bytes, int token) {
        int node = ROOT;
        for (byte b : bytes) {
            int child = firstChild[node];
            while (child != NONE && label[child] != b) {
                child = nextSibling[child];
            }
            node = child != NONE ? child : grow(node, b);
        }
        nextToken[token] = firstToken[node];
        firstToken[node] = token;
    }

    private int grow(int parent, byte b) {
        int node = nodes++;
        if (node == label.length) {
            label = Arrays.copyOf(label, 2 * node);
            firstChild = extended(firstChild);
            nextSibling = extended(nextSibling);
            firstToken = extended(firstToken);
        }
        label[node] = b;
        nextSibling[node] = firstChild[parent];
        firstChild[parent] = node;
        return node;
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }

    private static int[] extended(int[] array) {
        int[] longer = Arrays.copyOf(array, 2 * array.length);
        Arrays.fill(longer, array.length, longer.length, NONE);
        return longer;
    }

    int size() {
        return size;
    }

    int[] stops() {
        return stops;
    }

    int firstChild(int node) {
        return firstChild[node];
    }

    int nextSibling(int node) {
        return nextSibling[node];
    }

    byte label(int node) {
        return label[node];
    }

    /** Tokens that end at this node: start here, go on with {@link #nextToken} until {@link #NONE}. */
    int firstToken(int node) {
        return firstToken[node];
    }

    int nextToken(int token) {
        return nextToken[token];
    }
}
