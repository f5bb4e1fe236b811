package tidewire.llm.chat.jinja;

/** A template cannot be read, or it cannot be rendered with what it was given. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String message) {
        super(message);
    }
}
