package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.Script.Step;
import dev.deskhand.app.demo.HttpJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Plays one script, to its end or to the storm's. */
final class VisitorRun {
    private static final Logger LOG = LoggerFactory.getLogger(VisitorRun.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Script script;
    private final Zendesk zendesk;
    private final Storm storm;
    private final AtomicInteger refused;

    private Zendesk.Arrived ids = new Zendesk.Arrived("", "");
    private long seen;
    private boolean transferred;
    private boolean heard;

    /**
     * @param refused counts what Zendesk would not let a person or visitor do
     */
    VisitorRun(Script script, Zendesk zendesk, Storm storm, AtomicInteger refused) {
        this.script = script;
        this.zendesk = zendesk;
        this.storm = storm;
        this.refused = refused;
    }

    void play() {
        if (!storm.waits(script.arrives())) {
            return;
        }
        ids = zendesk.arrive(script.visitor(), Stage.BOT_DEPARTMENT);
        for (Step step : script.steps()) {
            if (storm.isOver()) {
                return;
            }
            boolean ends =
                    (step instanceof Step.OnlyIfTransferred && !transferred)
                            || (step instanceof Step.OnlyIfHeard && !heard);
            if (ends) {
                return;
            }
            try {
                take(step);
            } catch (HttpJson.Refused e) {
                refused.incrementAndGet();
                LOG.debug("{} could not {}", script.visitor(), step, e);
            }
        }
    }

    /** Whose chat it was; empty before the visitor arrived. */
    String channel() {
        return ids.channel();
    }

    String name() {
        return script.visitor();
    }

    private void take(Step step) {
        List<String> people = zendesk.cast().people();
        switch (step) {
            case Step.Says(String text) -> zendesk.say(ids, text);
            case Step.Hears(Duration patience) -> hear(patience);
            case Step.Thinks(Duration time) -> storm.waits(time);
            case Step.Leaves() -> zendesk.leave(ids);
            case Step.Returns() -> zendesk.comeBack(ids);
            case Step.PersonJoins(int person) -> zendesk.serve(people.get(person), ids.channel());
            case Step.PersonWrites(int person) ->
                    zendesk.write(people.get(person), ids.channel(), "A person speaks.");
            case Step.PersonLeaves(int person) -> zendesk.leave(people.get(person), ids.channel());
            case Step.OnlyIfTransferred(), Step.OnlyIfHeard() -> {}
        }
    }

    private void hear(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        heard = false;
        while (!heard && !storm.isOver() && System.nanoTime() < deadline) {
            for (JsonNode event : zendesk.news(ids, seen, LOOK)) {
                seen = Math.max(seen, event.path("number").asLong());
                String token = QuizBot.token(event.path("text").asString(""));
                heard |= !token.isEmpty() && !token.equals(QuizBot.LOOKING);
                transferred |= token.equals(QuizBot.TRANSFERRED);
            }
        }
    }
}
