package dev.deskhand.emulator.account;

import java.util.Collection;
import java.util.regex.Pattern;

/** What an agent, person or bot, can do in a chat. Being refused changes nothing. */
public final class AgentDesk {

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]+");

    private final Guard guard;
    private final Roster roster;
    private final Chats chats;
    private final Rules rules;

    AgentDesk(Guard guard, Roster roster, Chats chats, Rules rules) {
        this.rules = rules;
        this.guard = guard;
        this.roster = roster;
        this.chats = chats;
    }

    /**
     * Writes to a chat over a session; whoever is not in the chat joins by it.
     *
     * @param backoff withhold the message when another agent serves and the caller is not in the
     *     chat
     * @return false if it was withheld
     */
    public boolean send(String agentId, String channelId, Content content, boolean backoff) {
        return guard.change(() -> {
            Agent agent = roster.agent(agentId);
            Channel channel = openChannel(channelId);
            refuseTooLong(content);
            if (!channel.members.contains(agentId)) {
                if (backoff && withheld(channel)) {
                    return false;
                }
                refuseStranger(channel, agent);
                refuseSecond(channel, agent);
                join(channel, agent);
            }
            if (!repeated(channel, agentId, content)) {
                write(channel, agent, content);
            }
            return true;
        });
    }

    /** Whether another agent serves, in answer to somebody who asked to hold back then. */
    private boolean withheld(Channel channel) {
        if (channel.members.isEmpty()) {
            return false;
        }
        if (rules.is(Option.BACKOFF_WITHHELD, "error")) {
            throw Refused.conflict(
                    "backoff", "Another agent serves this channel, so the message was withheld.");
        }
        return true;
    }

    private void refuseTooLong(Content content) {
        long most = rules.options().number(Option.MESSAGE_LENGTH);
        int length = content.text().codePointCount(0, content.text().length());
        if (most > 0 && length > most) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "limit_exceeded",
                    "The message has %d characters; %d are the most.".formatted(length, most));
        }
    }

    private void refuseSecond(Channel channel, Agent agent) {
        if (!channel.members.isEmpty()
                && rules.is(Option.SENDING_TO_SERVED_CHAT, "refused")
                && !chats.routing().offered(channel, agent.id())) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "served_by_another",
                    "Another agent serves this channel and it is not offered to you.");
        }
    }

    /** Whether the message is to be dropped since one with its msg_id is in the log already. */
    private boolean repeated(Channel channel, String agentId, Content content) {
        if (content.msgId() == null || rules.is(Option.MSG_ID_REPEATED, "sent_again")) {
            return false;
        }
        boolean there =
                channel.log.stream()
                        .anyMatch(line ->
                                line instanceof LogEntry.Message message
                                        && message.speaker().id().equals(agentId)
                                        && content.msgId().equals(message.content().msgId()));
        if (there && rules.is(Option.MSG_ID_REPEATED, "refused")) {
            throw Refused.conflict(
                    "msg_id_taken", "You have sent a message with this msg_id to this chat.");
        }
        return there;
    }

    private void refuseStranger(Channel channel, Agent agent) {
        if (chats.routing().offered(channel, agent.id())) {
            return;
        }
        if (channel.listeners.contains(agent.id())) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "only_listening",
                    "You only listen to this channel; it must be offered to you before you can write.");
        }
        boolean knows =
                chats.routing().belongs(channel, agent.id())
                        || (channel.tookPart.contains(agent.id()) && !channel.amongAgents());
        if (!knows || agent.status() == AgentStatus.OFFLINE) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "not_offered",
                    "You are not in this channel and it is not offered to you.");
        }
    }

    /** A person at the desk writes; one who is not in the chat serves it by that. */
    public LogEntry.Message write(String agentId, String channelId, String text) {
        return guard.change(() -> {
            Agent agent = roster.agent(agentId);
            Channel channel = openChannel(channelId);
            if (!channel.members.contains(agentId)) {
                join(channel, agent);
            }
            return write(channel, agent, Content.text(text.strip()));
        });
    }

    private LogEntry.Message write(Channel channel, Agent agent, Content content) {
        channel.typing.remove(agent.id());
        return chats.lines().append(channel, Speaker.of(agent), content);
    }

    /** The agent takes the chat, whichever department it is in. */
    public void serve(String agentId, String channelId) {
        guard.change(() -> {
            Agent agent = roster.agent(agentId);
            Channel channel = openChannel(channelId);
            if (channel.members.contains(agentId)) {
                throw Refused.conflict(
                        "serving_already", agent.name() + " is in this chat already.");
            }
            join(channel, agent);
        });
    }

    private void join(Channel channel, Agent agent) {
        if (channel.amongAgents()) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "not_invited",
                    "This is a chat among other agents; nobody joins it unasked.");
        }
        if (chats.serving().full(agent, channel)) {
            throw Refused.conflict(
                    "chat_limit", agent.name() + " has as many chats as the chat limit allows.");
        }
        channel.listeners.remove(agent.id());
        chats.serving().enter(channel, agent.id());
        channel.tookPart.add(agent.id());
        chats.lines().join(channel, Speaker.of(agent));
        if (chats.routing().belongs(channel, agent.id())) {
            channel.waiting = false;
            channel.passedOver.clear();
        }
        channel.settle();
    }

    /** Leaves a chat, or stops listening to it. */
    public void leave(String agentId, String channelId) {
        guard.change(() -> {
            Agent agent = roster.agent(agentId);
            Channel channel = chats.channel(channelId);
            if (!channel.members.contains(agentId) && !channel.listeners.contains(agentId)) {
                throw Refused.conflict(
                        "not_in_channel",
                        agent.name() + " is neither in this chat nor listening to it.");
            }
            depart(channel, agent);
        });
    }

    private void depart(Channel channel, Agent agent) {
        if (channel.members.contains(agent.id())) {
            chats.lines().part(channel, Speaker.of(agent), null);
            chats.serving().exit(channel, agent.id());
        }
        channel.listeners.remove(agent.id());
        channel.typing.remove(agent.id());
        if (channel.open()) {
            channel.settle();
        }
    }

    /** The agent is removed from the account. */
    void departEverywhere(Agent agent) {
        chats.all().forEach(channel -> depart(channel, agent));
    }

    /** Offers the chat to another department, which must be online. */
    public void transfer(String agentId, String channelId, String departmentId, boolean leave) {
        guard.change(() -> {
            Agent agent = roster.agent(agentId);
            Channel channel = openChannel(channelId);
            Department department = roster.department(departmentId);
            refuseOutsider(channel, agent, "transfer");
            if (rules.is(Option.TRANSFER_TO_OFFLINE, "refused")
                    && roster.status(department) != DepartmentStatus.ONLINE) {
                throw Refused.conflict(
                        "department_offline",
                        "The department \""
                                + department.name()
                                + "\" has nobody online; pick one that is ONLINE.");
            }
            // The department moves first, so that its agents see who leaves.
            channel.departmentId = department.id();
            channel.waiting =
                    channel.members.stream()
                            .filter(member -> !member.equals(agentId))
                            .noneMatch(department.agents()::contains);
            channel.passedOver.clear();
            chats.lines().transferred(channel, agent, department);
            if (leave) {
                depart(channel, agent);
            }
            channel.settle();
            channel.said.signalAll();
        });
    }

    /** Adds another agent, who must be online. */
    public void invite(String agentId, String channelId, String invitedId, boolean leave) {
        guard.change(() -> {
            Agent agent = roster.agent(agentId);
            Channel channel = openChannel(channelId);
            Agent invited = roster.agent(invitedId);
            refuseOutsider(channel, agent, "invite");
            if (rules.is(Option.INVITING_OFFLINE, "refused")
                    && invited.status() != AgentStatus.ONLINE) {
                throw Refused.conflict("agent_offline", invited.name() + " is not online.");
            }
            if (!channel.members.contains(invitedId)) {
                join(channel, invited);
                channel.waiting = false;
            }
            if (leave && !invitedId.equals(agentId)) {
                depart(channel, agent);
            }
        });
    }

    private void refuseOutsider(Channel channel, Agent agent, String what) {
        if (channel.amongAgents()) {
            throw Refused.conflict("no_visitor", "This is a chat among agents, not a visitor's.");
        }
        if (!channel.members.contains(agent.id())
                && !chats.routing().offered(channel, agent.id())) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "not_serving",
                    "Only an agent who serves the chat or is offered it can " + what + ".");
        }
    }

    /** Receives what is said without being seen. */
    public void listen(String agentId, String channelId) {
        guard.change(() -> {
            Agent agent = roster.agent(agentId);
            Channel channel = openChannel(channelId);
            if (channel.amongAgents()) {
                throw Refused.conflict("no_visitor", "Only visitors' channels can be listened to.");
            }
            if (!channel.members.contains(agent.id())) {
                channel.listeners.add(agent.id());
            }
        });
    }

    /** Tags a chat the agent serves. */
    public void tag(String agentId, String channelId, Collection<String> tags) {
        guard.change(() -> {
            Channel channel = openChannel(channelId);
            if (!channel.members.contains(roster.agent(agentId).id())) {
                throw new Refused(
                        Refused.Kind.FORBIDDEN,
                        "not_serving",
                        "Only an agent who serves the chat can tag it.");
            }
            tags.forEach(AgentDesk::checkTag);
            channel.tags.addAll(tags);
        });
    }

    static void checkTag(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw Refused.invalid(
                    "The tag \""
                            + tag
                            + "\" may hold only letters, digits, hyphens and underscores.");
        }
    }

    /**
     * Shows or hides that the agent is typing; joins nobody.
     *
     * @return false if it was withheld by {@code backoff}
     */
    public boolean typing(String agentId, String channelId, boolean on, boolean backoff) {
        return guard.change(() -> {
            Agent agent = roster.agent(agentId);
            Channel channel = openChannel(channelId);
            if (!channel.members.contains(agentId)) {
                if (backoff && withheld(channel)) {
                    return false;
                }
                refuseStranger(channel, agent);
            }
            if (on) {
                channel.typing.add(agentId);
            } else {
                channel.typing.remove(agentId);
            }
            return true;
        });
    }

    private Channel openChannel(String channelId) {
        Channel channel = chats.channel(channelId);
        if (!channel.open()) {
            throw Refused.conflict("chat_closed", "The chat has ended; the visitor may come back.");
        }
        return channel;
    }
}
