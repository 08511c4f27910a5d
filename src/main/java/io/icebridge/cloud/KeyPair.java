package io.icebridge.cloud;

/** A key pair's public half, as its owner has it. */
public record KeyPair(String name, String publicKey) {

    /** The key itself; a comment behind it is no part of it. */
    public String material() {
        String[] words = publicKey.strip().split("\\s+");
        return words.length < 2 ? publicKey.strip() : words[0] + " " + words[1];
    }
}
