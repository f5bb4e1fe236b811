package tidewire.benchmarks.trades;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * A venue on loopback that sends so many trades to whoever subscribes, each a message of Coinbase's form, as fast as
 * they are taken. Its frames are written by hand, so that it costs little beside what is measured.
 */
final class VenueSocket implements AutoCloseable {
    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 0x81;
    private static final int LENGTH_OF_16_BITS = 126;
    private static final int BLOCK = 1 << 16;

    private final ServerSocket server;
    private final List<String> symbols;
    private final int trades;

    VenueSocket(List<String> symbols, int trades) throws IOException {
        this.symbols = symbols;
        this.trades = trades;
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "bench-venue");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                shake(socket);
                // The subscription; what it says does not matter.
                socket.getInputStream().read();
                send(socket.getOutputStream());
                while (socket.getInputStream().read() >= 0) {
                    // until the reader goes
                }
            } catch (IOException e) {
                // The reader has gone: the next may come.
            }
        }
    }

    private static void shake(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
        String key = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        socket.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(OutputStream out) throws IOException {
        Random random = new Random(1);
        byte[] block = new byte[BLOCK];
        int size = 0;
        int[] cents = new int[symbols.size()];
        long[] ids = new long[symbols.size()];
        String time = "";
        for (int i = 0; i < trades; i++) {
            if (i % 256 == 0) {
                time = Instant.now()
                        .truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                        .toString();
            }
            int symbol = random.nextInt(symbols.size());
            cents[symbol] = Math.max(-10_000, Math.min(10_000, cents[symbol] + random.nextInt(3) - 1));
            byte[] message = ("{\"type\":\"match\",\"trade_id\":" + ++ids[symbol]
                            + ",\"maker_order_id\":\"ac928c66-ca53-498f-9c13-a110027a60e8\","
                            + "\"taker_order_id\":\"132fb6ae-456b-4654-b4e0-d681ac05cea1\",\"side\":\"sell\","
                            + "\"size\":\"0." + (1_000 + random.nextInt(8_999)) + "\",\"price\":\""
                            + (200 + (cents[symbol] + 10_000) / 100) + "." + (10 + Math.floorMod(cents[symbol], 90))
                            + "\",\"product_id\":\"" + symbols.get(symbol) + "\",\"sequence\":" + i + ",\"time\":\""
                            + time + "\"}")
                    .getBytes(StandardCharsets.US_ASCII);
            if (size + message.length + 4 > BLOCK) {
                out.write(block, 0, size);
                size = 0;
            }
            block[size++] = (byte) TEXT;
            block[size++] = LENGTH_OF_16_BITS;
            block[size++] = (byte) (message.length >> 8);
            block[size++] = (byte) message.length;
            System.arraycopy(message, 0, block, size, message.length);
            size += message.length;
        }
        out.write(block, 0, size);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
