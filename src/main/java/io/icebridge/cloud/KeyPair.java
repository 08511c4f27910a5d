package io.icebridge.cloud;

/** A key pair's public half, as its owner has it. */
public record KeyPair(String name, String publicKey) {}
