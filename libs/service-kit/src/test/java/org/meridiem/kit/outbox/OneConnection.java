package org.meridiem.kit.outbox;

import java.lang.reflect.Proxy;
import java.sql.Connection;

import org.postgresql.ds.PGSimpleDataSource;

/// Gives out the connection of a running transaction, as a pool with JTA does: closing it does not end the transaction.
final class OneConnection extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private final transient Connection connection;

    OneConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[]{Connection.class},
                (proxy, method,
                        arguments) -> method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }
}
