package io.icebridge.journal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the rows that the database reads for what is asked through it, and not those that it
 * answers with: each question is put twice, the first time for H2's own account of it.
 */
public final class RowsRead extends DelegatingDataSource {
    private static final Pattern READ = Pattern.compile("scanCount: (\\d+)");

    private long rows;

    public RowsRead(DataSource source) {
        super(source);
    }

    /** How many rows were read while this was done. */
    public long during(Runnable questions) {
        rows = 0;
        questions.run();
        return rows;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(
                Connection.class,
                (self, method, values) -> {
                    Object made = call(connection, method, values);
                    return made instanceof PreparedStatement asked
                                    && values[0].toString().startsWith("select")
                            ? accounted(
                                    asked,
                                    connection.prepareStatement("explain analyze " + values[0]))
                            : made;
                });
    }

    private PreparedStatement accounted(PreparedStatement asked, PreparedStatement account) {
        return proxy(
                PreparedStatement.class,
                (self, method, values) -> {
                    if (method.getName().startsWith("set") || method.getName().equals("close")) {
                        call(account, method, values);
                    } else if (method.getName().startsWith("execute")) {
                        add(account);
                    }
                    return call(asked, method, values);
                });
    }

    private void add(PreparedStatement account) throws SQLException {
        try (ResultSet plan = account.executeQuery()) {
            plan.next();
            rows +=
                    READ.matcher(plan.getString(1))
                            .results()
                            .mapToLong(found -> Long.parseLong(found.group(1)))
                            .sum();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        RowsRead.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object on, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(on, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
