package tidewire.llm.gguf;

import java.io.IOException;

/** Reads metadata values: whole numbers as Long, others as Double, texts, truths, and arrays of them. */
final class GgufValues {
    private static final int STRING = 8;
    private static final int ARRAY = 9;

    private GgufValues() {}

    static Object read(GgufReader in, long type) throws IOException {
        return type == ARRAY ? array(in) : scalar(in, type);
    }

    private static Object scalar(GgufReader in, long type) throws IOException {
        return switch ((int) type) {
            case 0 -> in.number(1) & 0xffL;
            case 1 -> in.number(1);
            case 2 -> in.number(2) & 0xffffL;
            case 3 -> in.number(2);
            case 4 -> in.u32();
            case 5 -> in.number(4);
            case 6 -> (double) Float.intBitsToFloat((int) in.number(4));
            case 7 -> in.number(1) != 0;
            case STRING -> in.string();
            case 10, 11 -> in.number(8);
            case 12 -> Double.longBitsToDouble(in.number(8));
            default -> throw in.damaged("has metadata of unknown type " + type + " before byte " + in.position());
        };
    }

    private static int bytes(long type) {
        return switch ((int) type) {
            case 0, 1, 7 -> 1;
            case 2, 3 -> 2;
            case 4, 5, 6 -> 4;
            default -> 8;
        };
    }

    /** String[], long[], or double[]; of anything else Object[]. */
    private static Object array(GgufReader in) throws IOException {
        long type = in.u32();
        if (type == ARRAY) {
            throw in.damaged("has metadata that is an array of arrays, before byte " + in.position());
        }
        int count = Math.toIntExact(Math.min(in.count("elements in an array", bytes(type)), Integer.MAX_VALUE - 8));
        if (type == STRING) {
            String[] texts = new String[count];
            for (int i = 0; i < count; i++) {
                texts[i] = in.string();
            }
            return texts;
        }
        if (type == 6 || type == 12) {
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = (double) scalar(in, type);
            }
            return numbers;
        }
        if (type == 7) {
            Object[] truths = new Object[count];
            for (int i = 0; i < count; i++) {
                truths[i] = scalar(in, type);
            }
            return truths;
        }
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (long) scalar(in, type);
        }
        return numbers;
    }
}
