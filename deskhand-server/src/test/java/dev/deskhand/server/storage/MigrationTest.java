package dev.deskhand.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.server.bot.StoredBot;
import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.VisitorMessage;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.timer.Timer;
import dev.deskhand.server.timer.TimerKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that an earlier version has written is taken over with all that is in it. */
class MigrationTest {
    private static final String KEPT = "{\"v\": 2, \"place\": {\"node\": \"delivery\"}}";

    @TempDir Path folder;

    @Test
    void theBotsAndChatsOfBeforeThereWereVersionsGoOnWithVersionOne() {
        String url = "jdbc:sqlite:" + folder.resolve(Database.FILE);
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration/common")
                .target("11")
                .load()
                .migrate();
        Jdbi.create(url)
                .useHandle(handle -> {
                    handle.execute("insert into business values (1001, 'Shop', 'en', 5)");
                    handle.execute(
                            "insert into bot values (3, 1001, 'Shop', 'en', 2, 'name: Shop', 7, 9)");
                    handle.execute(
                            """
                            insert into conversation (id, business_id, channel_id, visitor_id,
                              visitor_name, state, misses, handed_over, target_department,
                              transfer_tries, must_leave, people_present, started_at, last_at,
                              last_text, message_count)
                            values (8, 1001, 'c', 'v', 'Ada', 'bot', 1, 0, '', 0, 0, '', 5, 6, '', 0)
                            """);
                    handle.execute("insert into unanswered values (1, 8, 'event-1', 'hello')");
                });

        try (Database database = Database.open(folder)) {
            StoredBot bot = new JdbiBots(database).find(3).orElseThrow();
            assertThat(bot.published().number()).isEqualTo(1);
            assertThat(bot.published().author()).isEmpty();
            assertThat(bot.draftDiffers()).isFalse();
            assertThat(new JdbiBots(database).versionFile(bot.published().id()))
                    .contains("name: Shop");
            JdbiConversations chats = new JdbiConversations(database, new LiveEvents());
            Conversation chat = chats.change(work -> work.find(8)).orElseThrow();
            assertThat(chat.botVersion()).isEqualTo(bot.published().id());
            assertThat(chat.call()).isEmpty();
            assertThat(chat.dialogue().misses()).isEqualTo(1);
            List<VisitorMessage> waiting = chats.change(work -> work.unanswered(8));
            assertThat(waiting)
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.text()).isEqualTo("hello");
                        assertThat(message.at()).isEqualTo(Instant.ofEpochMilli(6));
                    });
            assertThat(new JdbiBots(database).versionsInUse())
                    .containsExactly(bot.published().id());
        }
    }

    @Test
    void whatWasKeptWithoutATimerIsLookedAtOnceOrGoneWithItsChat() {
        String url = "jdbc:sqlite:" + folder.resolve(Database.FILE);
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration/common", "classpath:db/migration/sqlite")
                .target("16")
                .load()
                .migrate();
        Jdbi.create(url)
                .useHandle(handle -> {
                    handle.execute("insert into business values (1001, 'Shop', 'en', 5)");
                    insertChat(handle, 8, "bot", KEPT);
                    insertChat(handle, 9, "bot", "");
                    insertChat(handle, 10, "ended", KEPT);
                    insertChat(handle, 11, "human", KEPT);
                    handle.execute("insert into timer values (6, 8, 'follow_up', 5, 5, 0)");
                    handle.execute("update id_sequence set last_id = 6 where name = 'timer'");
                });

        try (Database database = Database.open(folder)) {
            JdbiConversations chats = new JdbiConversations(database, new LiveEvents());
            assertThat(chats.<List<Long>>change(work -> work.unfinished(1001)))
                    .containsExactly(8L, 11L);
            assertThat(chats.<List<Timer>>change(work -> work.timers().due(8)))
                    .containsExactly(new Timer(TimerKind.CONTEXT, Instant.ofEpochMilli(6)));
            assertThat(chats.change(work -> work.find(8)).orElseThrow().dialogue().keepsContext())
                    .isTrue();
            assertThat(chats.change(work -> work.find(10)).orElseThrow().dialogue())
                    .isEqualTo(DialogueState.START);
            assertThat(database.<Long>write(handle -> Ids.next(handle, "timer"))).isEqualTo(9);
        }
    }

    private static void insertChat(Handle handle, long id, String state, String dialogue) {
        handle.createUpdate(
                        """
                        insert into conversation (id, business_id, channel_id, visitor_id,
                          visitor_name, state, misses, handed_over, target_department,
                          transfer_tries, must_leave, people_present, started_at, last_at,
                          last_text, message_count, dialogue)
                        values (:id, 1001, 'c' || :id, 'v', 'Ada', :state, 0, 0, '', 0, 0, '', 5, 6,
                          '', 0, :dialogue)
                        """)
                .bind("id", id)
                .bind("state", state)
                .bind("dialogue", dialogue)
                .execute();
    }
}
