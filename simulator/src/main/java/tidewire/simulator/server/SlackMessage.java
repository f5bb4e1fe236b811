package tidewire.simulator.server;

/**
 * What would have stood in a Slack channel.
 *
 * @param text all texts of the message, a line per block
 * @param json the message as it was posted
 */
public record SlackMessage(String text, String json) {}
