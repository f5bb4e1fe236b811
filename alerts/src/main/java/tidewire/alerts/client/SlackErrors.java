package tidewire.alerts.client;

import java.util.Set;
import tidewire.alerts.client.WebhookClient.Verdict;

/** Slack's error codes, by what follows from them; a code that is not known here refuses its message. */
final class SlackErrors {
    private static final Set<String> LATER = Set.of(
            "ratelimited",
            "rate_limited",
            "message_limit_exceeded",
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "rollup_error",
            "team_added_to_org");
    private static final Set<String> GONE = Set.of(
            "not_authed",
            "invalid_auth",
            "invalid_token",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "no_permission",
            "no_service",
            "no_service_id",
            "no_team",
            "team_disabled",
            "missing_scope",
            "not_allowed_token_type",
            "org_login_required",
            "access_denied",
            "action_prohibited",
            "ekm_access_denied",
            "team_access_not_granted",
            "channel_not_found",
            "channel_is_archived",
            "not_in_channel",
            "is_archived",
            "posting_to_general_channel_denied",
            "restricted_action",
            "restricted_action_read_only_channel");

    private SlackErrors() {}

    static Verdict verdict(String code) {
        return LATER.contains(code) ? Verdict.LATER : GONE.contains(code) ? Verdict.GONE : Verdict.REFUSED;
    }
}
