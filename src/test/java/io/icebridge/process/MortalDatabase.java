package io.icebridge.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that keeps what was committed before its process died, and nothing else. */
public final class MortalDatabase extends DelegatingDataSource {
    private final Death death;

    public MortalDatabase(DataSource kept, Death death) {
        super(kept);
        this.death = death;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (death.came()) {
            throw new SQLException("the process is dead");
        }
        Connection real = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            boolean commit = method.getName().equals("commit");
                            if (commit) {
                                death.point("before commit");
                            }
                            try {
                                Object result = method.invoke(real, arguments);
                                if (commit) {
                                    death.point("after commit");
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
