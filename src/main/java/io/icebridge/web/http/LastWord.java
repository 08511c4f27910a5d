package io.icebridge.web.http;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** What Tomcat answers where not even the application's own page can be shown. */
final class LastWord extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding("utf-8");
            OwnHeaders.set(response);
            Writer out = response.getReporter();
            if (out != null) {
                out.write(Rebuff.plain(status).json());
                response.finishResponse();
            }
        } catch (IOException gone) {
            // nobody is there who could be told
        }
    }
}
