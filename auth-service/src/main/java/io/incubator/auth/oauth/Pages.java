package io.incubator.auth.oauth;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The pages of the provider, plain HTML. One script stands on those where somebody shows who they are: it offers them
/// passkeys, and all else goes without it.
@CheckedTemplate(basePath = "oauth")
final class Pages {
    private Pages() {}

    /// A provider to sign in with.
    ///
    /// @param href where that begins
    public record Choice(String name, String href) {}

    /// Asks for address, password and code.
    static native TemplateInstance signIn(
            PageText text,
            String application,
            String error,
            String request,
            String csrf,
            String email,
            List<Choice> choices);

    /// Asks who has come by an account elsewhere for the code of their account here.
    static native TemplateInstance code(
            PageText text, String application, String error, String request, String csrf, String ticket);

    /// Asks who has come by an account elsewhere that opens none here to sign in, or to make one.
    ///
    /// @param email of a new account; null if none can be made
    /// @param byInvitation whether that takes one
    static native TemplateInstance link(
            PageText text,
            String provider,
            String error,
            String request,
            String csrf,
            String ticket,
            String typed,
            String email,
            boolean byInvitation);

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
