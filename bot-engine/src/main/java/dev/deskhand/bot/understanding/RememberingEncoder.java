package dev.deskhand.bot.understanding;

/**
 * Encodes what it does not remember. Vectors are rounded to what fits into 16 bits a number, so
 * that it makes no difference to what is learnt whether one was remembered or made.
 */
record RememberingEncoder(Encoder encoder, Vectors vectors) implements Encoder {

    @Override
    public String id() {
        return encoder.id();
    }

    @Override
    public int dimensions() {
        return encoder.dimensions();
    }

    @Override
    public boolean knows(String word) {
        return encoder.knows(word);
    }

    @Override
    public float[] encode(String text) {
        return vectors.find(id(), text)
                .orElseGet(() -> {
                    float[] vector = rounded(encoder.encode(text));
                    vectors.keep(id(), text, vector);
                    return vector;
                });
    }

    private static float[] rounded(float[] vector) {
        float[] rounded = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            rounded[i] = Float.float16ToFloat(Float.floatToFloat16(vector[i]));
        }
        return rounded;
    }
}
