package dev.deskhand.app.doctor;

/**
 * What one look found.
 *
 * @param words what is so, and for anything but {@link Verdict#OK} what to do
 */
public record Finding(Verdict verdict, String subject, String words) {
    /** How bad it is: {@code FAIL} keeps Deskhand from working. */
    public enum Verdict {
        OK,
        WARN,
        FAIL
    }

    static Finding ok(String subject, String words) {
        return new Finding(Verdict.OK, subject, words);
    }

    static Finding warn(String subject, String words) {
        return new Finding(Verdict.WARN, subject, words);
    }

    static Finding fail(String subject, String words) {
        return new Finding(Verdict.FAIL, subject, words);
    }

    /** For people: verdict, subject, words, in columns. */
    public String line() {
        String verdictWord =
                switch (verdict) {
                    case OK -> "ok";
                    case WARN -> "warn";
                    case FAIL -> "FAIL";
                };
        return "%-5s %-14s %s".formatted(verdictWord, subject, words);
    }
}
