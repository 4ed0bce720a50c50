package dev.deskhand.bot.check;

import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import java.util.List;
import java.util.Optional;

/**
 * Answers in a service's place, so that a conversation needs none.
 *
 * @param method empty: any
 * @param url of the calls that it answers; {@code *} stands for any characters
 */
public record StandIn(Optional<ApiCall.Method> method, String url, ApiResult result) {

    /** The answer of the first that stands in for such a call. */
    public static Optional<ApiResult> answer(List<StandIn> all, ApiRequest request) {
        return all.stream()
                .filter(standIn -> standIn.answers(request))
                .findFirst()
                .map(StandIn::result);
    }

    private boolean answers(ApiRequest request) {
        return method.map(wanted -> wanted == request.method()).orElse(true)
                && fits(request.url().toString());
    }

    /** Piece by piece from left to right, so that no pattern takes long. */
    private boolean fits(String address) {
        String[] pieces = url.split("\\*", -1);
        if (pieces.length == 1) {
            return address.equals(url);
        }
        String first = pieces[0];
        String last = pieces[pieces.length - 1];
        if (!address.startsWith(first)
                || address.length() < first.length() + last.length()
                || !address.endsWith(last)) {
            return false;
        }
        int from = first.length();
        int end = address.length() - last.length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int at = address.indexOf(pieces[i], from);
            if (at < 0 || at + pieces[i].length() > end) {
                return false;
            }
            from = at + pieces[i].length();
        }
        return true;
    }
}
