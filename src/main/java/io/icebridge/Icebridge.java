package io.icebridge;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Where {@code java -jar icebridge.jar COMMAND} begins. */
@SpringBootApplication
public class Icebridge {

    public static void main(String[] arguments) {
        System.out.println("not yet");
    }
}
