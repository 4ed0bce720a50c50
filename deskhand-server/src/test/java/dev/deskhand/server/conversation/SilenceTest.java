package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.channel.Department;
import dev.deskhand.server.channel.Department.Ownership;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After another agent's word or coming was received, the bot writes nothing. */
class SilenceTest extends WithChat {
    /** More than anything that is kept in memory holds. */
    private static final int CHATS = 300;

    @Test
    void aHumanWhoJoinsWhileTheBotComposesMakesItDiscardItsText() {
        chat.says(Chat.visitor(), "opening hours");
        chat.step();
        chat.joins(Chat.human());
        chat.run();

        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.transcript())
                .contains(
                        "bot: Nine to six. [withdrawn human_came]",
                        "bot: Not on Sundays. [withdrawn human_came]");
        assertThat(chat.state()).isEqualTo("human human_came");
    }

    @Test
    void aHumanWhoseWordIsOnlyJustReceivedStopsTheWriteInItsLastMoment() {
        chat.says(Chat.visitor(), "delivery time");
        chat.step();
        chat.channel.beforeWrite(chat::humanIsSeen);
        chat.run();
        assertThat(chat.channel.done()).isEmpty();
        chat.says(Chat.human(), "Let me see to this.");
        chat.run();

        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.transcript()).contains("bot: Two days. [withdrawn human_came]");
    }

    @Test
    void anAnswerIsSaidThoughAnOldWordOfAPersonWasToldOnceMoreAtItsLastMoment() {
        String question = chat.says(Chat.visitor(), "delivery time");
        chat.step();
        chat.channel.beforeWrite(chat::humanIsSeen);
        chat.run();
        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.unfinished()).hasSize(1);

        chat.channel.beforeWrite(() -> {});
        chat.receive(chat.said(question, "delivery time"));
        chat.run();
        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.transcript()).contains("bot: Two days. [delivered]");
    }

    @Test
    void f6_aHumanWhoWritesWithoutJoiningSilencesTheBotForTheRestOfTheChat() {
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        chat.says(Chat.human(), "Let me see to this.");
        chat.says(Chat.visitor(), "opening hours");
        chat.leaves(Chat.human());
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.state()).isEqualTo("human human_left");
    }

    @Test
    void aPersonAtTheBotsOwnSeatIsAPerson() {
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        chat.says(Chat.bot(), "This is Grace, at the bot's desk.");
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.state()).isEqualTo("human human_came");
    }

    @Test
    void aPersonAtTheBotsOwnSeatWhoBeginsWithTheBotsWordsIsAPerson() {
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        chat.says(Chat.bot(), "Two days. But let me look, Grace here.");

        assertThat(chat.state()).isEqualTo("human human_came");
    }

    @Test
    void aPersonsOldWordThatIsDeliveredAgainDoesNotKeepTheBotSilent() {
        chat.says(Chat.visitor(), "delivery time");
        String old = chat.says(Chat.human(), "Let me see to this.");
        chat.leaves(Chat.human());
        chat.leaves(Chat.visitor());
        chat.says(Chat.visitor(), "delivery time");
        chat.humanIsSeen();
        chat.receive(chat.said(old, "Let me see to this."));
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
    }

    @Test
    void anEchoWithoutTheIdIsKnownByItsWords() {
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        chat.says(Chat.bot(), "Two days.");
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.channel.done()).hasSize(3);
        assertThat(chat.state()).isEqualTo("bot");
    }

    @Test
    void f41_howeverManyChatsArePeoplesTheBotIsSilentInEachAfterARestart() {
        for (int i = 0; i < CHATS; i++) {
            chat.inChannel("channel-" + i);
            chat.says(Chat.visitor(), "delivery time");
            chat.says(Chat.human(), "Let me see to this.");
        }
        chat.close();
        chat = Chat.reopened(folder);
        for (int i = 0; i < CHATS; i++) {
            chat.inChannel("channel-" + i);
            chat.says(Chat.visitor(), "opening hours");
            chat.run();
        }

        assertThat(chat.channel.done()).isEqualTo(List.of());
        assertThat(chat.channelsWithPeople()).hasSize(CHATS);
    }

    @Test
    void silenceOutlastsARestart() {
        chat.says(Chat.visitor(), "delivery time");
        chat.joins(Chat.human());
        chat.says(Chat.visitor(), "opening hours");
        chat.close();
        chat = Chat.reopened(folder);
        chat.run();

        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.channelsWithPeople()).containsExactly("channel-1");
    }

    @Test
    void whenVisitorAndHumanHaveLeftTheNextChatIsTheBots() {
        chat.says(Chat.visitor(), "delivery time");
        chat.joins(Chat.human());
        chat.leaves(Chat.human());
        chat.leaves(Chat.visitor());
        chat.joins(Chat.visitor());
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.transcript()).startsWith("visitor joined", "visitor: delivery time");
    }

    @Test
    void aVisitorWhoComesBackToAHumanWhoIsStillThereHearsNoBot() {
        chat.says(Chat.visitor(), "delivery time");
        chat.joins(Chat.human());
        chat.leaves(Chat.visitor());
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.state()).isEqualTo("human human_came");
    }

    @Test
    void aHumanWhoComesAfterTheFenceWasToBeLoweredKeepsItUp() {
        Fence fence = new Fence();
        fence.raise("c", 1);
        fence.raise("c", 5);
        fence.lower("c", 3);
        assertThat(fence.isRaised("c")).isTrue();
        fence.lower("c", 5);
        assertThat(fence.isRaised("c")).isFalse();
    }

    /** Random chats: from the moment a person was seen until the visitor's next chat, no word. */
    @Test
    void noScheduleOfEventsAndStepsLetsTheBotTalkOverAPerson() {
        long seed = Long.getLong("deskhand.seed", Chat.SEED);
        Random random = new Random(seed);
        chat.channel.departments(new Department("d-1", "People", true, Ownership.OTHERS));
        for (int round = 0; round < 200; round++) {
            chat.inChannel("round-" + round);
            chat.says(Chat.visitor(), "opening hours");
            playAtRandom(chat, random, "seed " + seed + ", round " + round);
        }
    }

    private static void playAtRandom(Chat each, Random random, String where) {
        List<String> words = List.of("opening hours", "delivery time", "a human please", "blub");
        for (int move = 0; move < 25; move++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> each.step();
                case 2 -> each.says(Chat.visitor(), words.get(random.nextInt(words.size())));
                default -> {
                    if (random.nextInt(6) == 0) {
                        Party person = Chat.human();
                        each.humanIsSeen();
                        int before = each.channel.done().size();
                        each.step();
                        each.says(person, "I am here.");
                        each.says(Chat.visitor(), "opening hours");
                        each.run();
                        assertThat(
                                        each.channel.done().stream()
                                                .skip(before)
                                                .filter(done -> !done.equals("leave")))
                                .as(where)
                                .isEmpty();
                        return;
                    }
                }
            }
        }
    }
}
