package dev.deskhand.emulator.account;

/** A person on the shop's page; each has one channel, for good. */
public record Visitor(String id, String channelId, String name, String email, boolean online) {

    Visitor with(boolean nowOnline) {
        return new Visitor(id, channelId, name, email, nowOnline);
    }
}
