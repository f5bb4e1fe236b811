package tidewire.ingest.feed.text;

/**
 * How much of some bytes is UTF-8.
 *
 * @param sequences well-formed sequences of more than one byte
 * @param errors bytes that belong to none
 */
record Utf8Census(int sequences, int errors) {
    static Utf8Census of(byte[] bytes) {
        int sequences = 0;
        int errors = 0;
        for (int i = 0; i < bytes.length; ) {
            int lead = bytes[i] & 0xff;
            int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
            for (int j = 1; j < length; j++) {
                if (i + j >= bytes.length || (bytes[i + j] & 0xc0) != 0x80) {
                    length = 0;
                }
            }
            if (length == 0) {
                errors++;
            } else if (length > 1) {
                sequences++;
            }
            i += Math.max(1, length);
        }
        return new Utf8Census(sequences, errors);
    }
}
