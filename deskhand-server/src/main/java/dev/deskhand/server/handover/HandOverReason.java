package dev.deskhand.server.handover;

import java.util.Locale;

/** Why a hand-over was asked for, ended as it did, or was not needed. */
public enum HandOverReason {
    /** The visitor asked for a person. */
    VISITORS_WISH,
    /** Too many messages in a row were not understood. */
    NOT_UNDERSTOOD,
    /** The bot's flow passes the chat to a person. */
    FLOW,
    /** The bot failed at a turn again and again, or answered far too often. */
    ERROR,
    /** An operator wants it, in the console or over the API. */
    OPERATOR,
    /** A person joined or wrote without being asked. */
    HUMAN_CAME,
    /** No department with a person in it is online, or the wanted one is not. */
    NO_DEPARTMENT_ONLINE,
    /** The department that the bot's file names does not exist in Zendesk. */
    DEPARTMENT_NOT_FOUND,
    /** It is not known which departments are the bot's own, so none can be chosen safely. */
    OWN_DEPARTMENT_UNKNOWN,
    /** The flow names an agent, and Zendesk Chat lets a bot transfer to departments only. */
    AGENT_NOT_REACHABLE,
    /** The bot file names the bot's own department, where the chat is already. */
    ALREADY_THERE,
    /** The business is closed now. */
    OUTSIDE_HOURS,
    /** The chat was passed on as often as the bot file allows. */
    LIMIT_REACHED,
    /** Nobody has come, however often the visitor waited. */
    TIMED_OUT,
    /** The visitor leaves a message instead of waiting. */
    LEAVES_MESSAGE,
    /** The visitor goes on with the bot instead of waiting. */
    GOES_ON,
    /** The last person has left the chat. */
    HUMAN_LEFT,
    /** Zendesk refused the transfer, or to tell the departments. */
    REFUSED,
    /** The connection broke during the transfer, again and again. */
    CONNECTION_LOST,
    /** The visitor left. */
    VISITOR_LEFT,
    /** The visitor came back. */
    VISITOR_RETURNED;

    /** The name on the wire and in the database, {@code visitors_wish}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that no reason has
     */
    public static HandOverReason ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
