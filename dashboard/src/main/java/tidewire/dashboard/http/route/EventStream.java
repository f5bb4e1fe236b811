package tidewire.dashboard.http.route;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tidewire.dashboard.live.EventHub;

/** Server-Sent Events to one page, in UTF-8. Every call goes out at once; an {@link IOException} means that the page is gone. */
final class EventStream {
    private final ServletOutputStream out;

    /** Sends the head of the answer, so that the page knows that it is connected. */
    EventStream(HttpServletResponse response) throws IOException {
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // A proxy in between must not collect events.
        out = response.getOutputStream();
        alive();
    }

    /** The data has no line breaks: it is JSON on one line. */
    void write(EventHub.Frame frame) throws IOException {
        send("id: " + frame.id() + "\nevent: " + frame.event() + "\ndata: " + frame.data() + "\n\n");
    }

    /** Says that the connection stands. An event, not a comment: pages do not hear comments, and silence is how they know a dead one. */
    void alive() throws IOException {
        send("event: alive\ndata: {}\n\n");
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
