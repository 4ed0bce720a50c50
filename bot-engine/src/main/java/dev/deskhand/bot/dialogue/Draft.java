package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.dialogue.DialogueState.KnownValue;
import dev.deskhand.bot.dialogue.DialogueState.OpenForm;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import dev.deskhand.bot.entity.EntityValue;
import dev.deskhand.bot.entity.Found;
import dev.deskhand.bot.understanding.Basis;
import dev.deskhand.bot.understanding.Candidate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A turn while it is being made. For one turn and one thread. */
final class Draft {
    /** Nobody remembers what they turned away from before that. */
    private static final int MOST_LEFT = 3;

    private static final int LONGEST_TRAIL = 20;
    private static final int MOST_SAID = 40;

    private final DialogueState before;
    private final TurnContext context;

    private int misses;
    private boolean missed;
    private Optional<OpenForm> form;
    private Optional<Place> place;
    private final Deque<Place> left;
    private final Map<String, KnownValue> values;
    private String language;
    private List<String> choices = List.of();
    private final Deque<Integer> said;
    private Optional<Instant> last;

    private final List<BotMessage> replies = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private String understood = "";
    private List<Candidate> candidates = List.of();
    private Optional<Basis> understoodBy = Optional.empty();
    private TurnTrace.Rule rule = TurnTrace.Rule.BREAK;

    Draft(DialogueState before, TurnContext context) {
        this.before = before;
        this.context = context;
        this.misses = before.misses();
        this.form = before.form();
        this.place = before.place();
        this.left = new ArrayDeque<>(before.left());
        this.values = new LinkedHashMap<>(before.values());
        this.language = before.language();
        this.said = new ArrayDeque<>(before.said());
        this.last = before.last();
    }

    DialogueState before() {
        return before;
    }

    TurnContext context() {
        return context;
    }

    // What is remembered.

    int misses() {
        return misses;
    }

    /** Counts messages that were not understood. What is offered stays offered. */
    void missed(int more) {
        misses += more;
        missed = true;
    }

    /** What is offered stays offered, for the visitor may pick after having been misunderstood. */
    void keepOffers() {
        missed = true;
    }

    /** The call that the place waited for has ended. */
    void called() {
        place = place.map(Place::atRest);
    }

    /** The visitor is understood again, or a person is wanted. */
    void startCountingAgain() {
        misses = 0;
    }

    Optional<OpenForm> form() {
        return form;
    }

    void form(Optional<OpenForm> open) {
        form = open;
    }

    Optional<Place> place() {
        return place;
    }

    void place(Place now) {
        place = Optional.of(now);
    }

    /** Begins a flow at a node. */
    void begin(String node) {
        left.removeIf(other -> other.node().equals(node));
        place = Optional.of(at(node, List.of()));
    }

    /** Goes on from the place to a node. */
    void goTo(String node) {
        place = Optional.of(at(node, place.map(Place::trail).orElse(List.of())));
    }

    private static Place at(String node, List<String> trail) {
        List<String> longer = new ArrayList<>(trail);
        longer.add(node);
        int from = Math.max(0, longer.size() - LONGEST_TRAIL);
        return Place.at(node, longer.subList(from, longer.size()));
    }

    /** Turns away from the place, to come back to it. */
    void leavePlace() {
        place.ifPresent(from -> {
            left.removeIf(other -> other.node().equals(from.node()));
            left.addLast(from);
            if (left.size() > MOST_LEFT) {
                left.removeFirst();
            }
        });
        place = Optional.empty();
    }

    /** Comes back to the place that was left last, if there is one. */
    boolean comeBack() {
        if (left.isEmpty()) {
            return false;
        }
        place = Optional.of(left.removeLast());
        return true;
    }

    /** Gives the flow up. */
    void dropPlace() {
        place = Optional.empty();
    }

    Map<String, KnownValue> values() {
        return Collections.unmodifiableMap(values);
    }

    boolean knows(String entity) {
        return values.containsKey(entity);
    }

    /**
     * @param words the visitor's own, or empty
     */
    void learn(String entity, EntityValue value, String words) {
        values.remove(entity);
        values.put(entity, new KnownValue(value, words));
    }

    void learn(Collection<Found> all) {
        for (Found one : all) {
            learn(one.entity(), one.value(), one.words());
            if (!found.contains(one)) {
                found.add(one);
            }
        }
    }

    void forget(String entity) {
        values.remove(entity);
    }

    void forgetValues() {
        values.clear();
    }

    /** Forgets what was understood, and leaves the flow and all that it would come back to. */
    void forgetAll() {
        values.clear();
        left.clear();
        place = Optional.empty();
        form = Optional.empty();
    }

    String language() {
        return language;
    }

    void language(String now) {
        language = now;
    }

    void choices(List<String> nodes) {
        choices = nodes;
    }

    /** Hashes of variants, the latest first. */
    Iterable<Integer> saidLately() {
        return () -> said.descendingIterator();
    }

    void remember(int variant) {
        said.removeFirstOccurrence(variant);
        said.addLast(variant);
        if (said.size() > MOST_SAID) {
            said.removeFirst();
        }
    }

    void visitorWrote() {
        last = Optional.of(context.now());
    }

    // What comes out.

    List<BotMessage> replies() {
        return replies;
    }

    List<String> tags() {
        return tags;
    }

    List<String> path() {
        return path;
    }

    void found(Collection<Found> values) {
        values.stream().filter(one -> !found.contains(one)).forEach(found::add);
    }

    /** What a picked option sends needs no comparing. */
    void picked(String sent) {
        understood = sent;
        candidates = List.of();
        understoodBy = Optional.of(Basis.EXACT);
    }

    void understood(String text, Understood nearest) {
        understood = text;
        candidates = nearest.candidates();
        understoodBy = nearest.basis();
    }

    List<Candidate> candidates() {
        return candidates;
    }

    void rule(TurnTrace.Rule decided) {
        rule = decided;
    }

    /** As if nothing had been. */
    Turn unchanged() {
        String node = place.map(Place::node).orElse("");
        return new Turn(before, List.of(), List.of(), new Outcome.Answered(node, 0), trace());
    }

    Turn turn(Outcome outcome) {
        boolean offersSomething = replies.stream().anyMatch(reply -> !reply.options().isEmpty());
        Offers offers =
                missed && !offersSomething
                        ? Offers.unchanged(before)
                        : Offers.after(before, replies, form.isPresent());
        // Whether it goes well is known only once the call has ended.
        boolean unsettled = outcome instanceof Outcome.Calls;
        DialogueState after =
                new DialogueState(
                        unsettled ? before.misses() : misses,
                        offers.offered(),
                        offers.earlier(),
                        form,
                        place,
                        List.copyOf(left),
                        values,
                        language,
                        choices,
                        List.copyOf(said),
                        before.turns() + 1,
                        last);
        return new Turn(after, replies, tags, outcome, trace());
    }

    private TurnTrace trace() {
        List<Found> inOrder = new ArrayList<>(found);
        inOrder.sort(Comparator.comparingInt(Found::start));
        return new TurnTrace(language, understood, understoodBy, candidates, inOrder, rule, path);
    }
}
