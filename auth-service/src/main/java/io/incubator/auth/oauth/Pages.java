package io.incubator.auth.oauth;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The pages of the provider, plain HTML without a script.
@CheckedTemplate(basePath = "oauth")
final class Pages {
    private Pages() {}

    /// Asks for address, password and code.
    static native TemplateInstance signIn(
            PageText text, String application, String error, String request, String csrf, String email);

    /// Asks whether an application may do what it wants.
    static native TemplateInstance consent(
            PageText text,
            String application,
            List<String> scopes,
            String email,
            String destination,
            String request,
            String csrf);

    /// Asks whether to sign out.
    static native TemplateInstance logout(PageText text, String csrf);

    /// Says something.
    static native TemplateInstance message(PageText text, String title, String detail);
}
