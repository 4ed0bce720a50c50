package dev.deskhand.server.testing;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.ChatChannel;
import dev.deskhand.server.channel.Department;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A channel that does what a test has scripted and writes down what was asked of it. Not scripted:
 * it does as told. Thread-safe.
 */
public final class ScriptedChannel implements ChatChannel {
    /** What the visitor can see, and what was done, in order. */
    private final List<String> done = new ArrayList<>();

    private final List<String> sentIds = new ArrayList<>();
    private final Deque<Answer> nextSends = new ArrayDeque<>();
    private final Deque<ChannelResult> nextTransfers = new ArrayDeque<>();
    private final Deque<ChannelResult> nextTags = new ArrayDeque<>();
    private Optional<List<Department>> departments = Optional.of(List.of());
    private boolean reachable = true;
    private boolean logReadable = true;
    private Runnable beforeWrite = () -> {};

    private record Answer(ChannelResult result, boolean arrives) {}

    public synchronized List<String> done() {
        return List.copyOf(done);
    }

    public synchronized ScriptedChannel departments(Department... all) {
        departments = Optional.of(List.of(all));
        return this;
    }

    public synchronized void refusesToTellDepartments() {
        departments = Optional.empty();
    }

    /**
     * The next send answers this; {@code arrives} says whether the visitor sees it all the same.
     */
    public synchronized void nextSend(ChannelResult result, boolean arrives) {
        nextSends.add(new Answer(result, arrives));
    }

    public synchronized void nextTransfer(ChannelResult result) {
        nextTransfers.add(result);
    }

    public synchronized void nextTag(ChannelResult result) {
        nextTags.add(result);
    }

    public synchronized void reachable(boolean can) {
        reachable = can;
    }

    public synchronized void logReadable(boolean can) {
        logReadable = can;
    }

    /** Runs in the last moment before a write looks at the fence. */
    public synchronized void beforeWrite(Runnable action) {
        beforeWrite = action;
    }

    @Override
    public synchronized ChannelResult send(
            String channelId, String messageId, BotMessage message, BooleanSupplier mayWrite) {
        if (!reachable) {
            return new ChannelResult.NotConnected();
        }
        beforeWrite.run();
        if (!mayWrite.getAsBoolean()) {
            return new ChannelResult.Withheld();
        }
        Answer answer =
                nextSends.isEmpty() ? new Answer(new ChannelResult.Done(), true) : nextSends.pop();
        if (answer.arrives) {
            done.add("say " + message.plainText());
            sentIds.add(messageId);
        }
        return answer.result;
    }

    /** Answers as a send does; what arrives came from outside. */
    @Override
    public synchronized ChannelResult sendFromOutside(
            String channelId, String messageId, BotMessage message, BooleanSupplier mayWrite) {
        int before = done.size();
        ChannelResult result = send(channelId, messageId, message, mayWrite);
        if (done.size() > before) {
            done.set(before, "knock, " + done.get(before));
        }
        return result;
    }

    @Override
    public synchronized ChannelResult askAgainAndListen(
            String channelId, String departmentId, BooleanSupplier mayWrite) {
        if (!reachable) {
            return new ChannelResult.NotConnected();
        }
        if (!mayWrite.getAsBoolean()) {
            return new ChannelResult.Withheld();
        }
        done.add("ask " + departmentId + " again, leave");
        return new ChannelResult.Done();
    }

    @Override
    public synchronized ChannelResult transfer(
            String channelId, String departmentId, BooleanSupplier mayWrite) {
        if (!reachable) {
            return new ChannelResult.NotConnected();
        }
        if (!mayWrite.getAsBoolean()) {
            return new ChannelResult.Withheld();
        }
        done.add("transfer to " + departmentId);
        return nextTransfers.isEmpty() ? new ChannelResult.Done() : nextTransfers.pop();
    }

    @Override
    public synchronized ChannelResult tag(
            String channelId, List<String> tags, BooleanSupplier mayWrite) {
        if (!reachable) {
            return new ChannelResult.NotConnected();
        }
        if (!mayWrite.getAsBoolean()) {
            return new ChannelResult.Withheld();
        }
        done.add("tag " + String.join(" ", tags));
        return nextTags.isEmpty() ? new ChannelResult.Done() : nextTags.pop();
    }

    @Override
    public synchronized ChannelResult leaveAndListen(String channelId) {
        if (!reachable) {
            return new ChannelResult.NotConnected();
        }
        done.add("leave");
        return new ChannelResult.Done();
    }

    @Override
    public synchronized Optional<List<Department>> departments() {
        if (!reachable) {
            throw new ChannelUnavailableException("not reachable");
        }
        return departments;
    }

    @Override
    public synchronized Trace traceOf(String channelId, String messageId) {
        if (!reachable) {
            throw new ChannelUnavailableException("not reachable");
        }
        if (!logReadable) {
            return Trace.UNREADABLE;
        }
        return sentIds.contains(messageId) ? Trace.FOUND : Trace.MISSING;
    }
}
