package dev.deskhand.bot.understanding;

/**
 * The sentence encoders that come as libraries. All are English, uncased BERT, 384 numbers a
 * vector, quantised to eight bits, which costs no accuracy that could be measured.
 */
public enum SentenceModel {
    /** The quickest, and the best by itself. Apache-2.0. */
    MINI_LM("all-minilm-l6-v2-q", Pooling.MEAN, ""),
    /** MIT. Was trained with a word before each text. */
    E5("e5-small-v2-q", Pooling.MEAN, "query: "),
    /** MIT. */
    BGE("bge-small-en-v1.5-q", Pooling.FIRST, "");

    /** How the vectors of a text's pieces become the text's. */
    enum Pooling {
        MEAN,
        FIRST
    }

    private final String resource;
    private final Pooling pooling;
    private final String prefix;

    SentenceModel(String resource, Pooling pooling, String prefix) {
        this.resource = resource;
        this.pooling = pooling;
        this.prefix = prefix;
    }

    String onnx() {
        return "/" + resource + ".onnx";
    }

    String tokenizer() {
        return "/" + resource + "-tokenizer.json";
    }

    Pooling pooling() {
        return pooling;
    }

    String prefix() {
        return prefix;
    }
}
