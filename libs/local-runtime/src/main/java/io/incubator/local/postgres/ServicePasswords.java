package io.incubator.local.postgres;

/// The passwords of the three database roles of one service.
public record ServicePasswords(String owner, String app, String system) {

    public ServicePasswords {
        if (isMissing(owner) || isMissing(app) || isMissing(system)) {
            throw new IllegalArgumentException("Each of the three roles needs a password");
        }
    }

    private static boolean isMissing(String password) {
        return password == null || password.isBlank();
    }

    @Override
    public String toString() {
        return "ServicePasswords[***]";
    }
}
