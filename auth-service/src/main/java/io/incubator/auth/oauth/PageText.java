package io.incubator.auth.oauth;

import java.util.Locale;
import java.util.Map;

/// What the pages say, in one language.
///
/// @param language its tag
public record PageText(
        String language,
        String signIn,
        String forApplication,
        String email,
        String password,
        String code,
        String codeHint,
        String wrong,
        String codeNeeded,
        String tooMany,
        String consent,
        String wants,
        String signedInAs,
        String willReturnTo,
        String allow,
        String deny,
        String signOut,
        String signedOut,
        String closePage,
        String badRequest,
        String startAgain,
        Passkey passkey,
        Elsewhere elsewhere,
        Map<String, String> scopes) {
    private static final PageText ENGLISH = new PageText(
            "en",
            "Sign in",
            "to continue to",
            "E-mail address",
            "Password",
            "Code",
            "Of your authenticator, or a recovery code; leave it empty if you have none.",
            "That did not go together. Check what you entered and try again.",
            "Enter the code of your authenticator, too.",
            "Too many tries. Wait a little and try again.",
            "Allow access?",
            "wants to:",
            "You are signed in as",
            "You will go back to",
            "Allow",
            "Do not allow",
            "Sign out",
            "You are signed out",
            "You can close this page.",
            "This cannot go on",
            "Go back to the application and start again.",
            new Passkey("Use a passkey", "No passkey was accepted. Try again, or go on without one."),
            new Elsewhere(
                    "Sign in with",
                    "That sign-in was not accepted. Try again, or sign in with your password.",
                    "It cannot be reached just now. Try again later, or sign in with your password.",
                    "Whose account is it?",
                    "You have signed in elsewhere with an account that opens none here yet:",
                    "Sign in to have it open yours from now on.",
                    "Or make an account with the address",
                    "Make an account",
                    "The address has an account. Sign in to it.",
                    "Nobody can sign up here.",
                    "Signing up takes the code of an invitation to this address.",
                    "Code of the invitation"),
            Map.of(
                    "openid", "know who you are",
                    "profile", "know your name",
                    "email", "know your e-mail address",
                    "offline_access", "stay signed in when you are away"));
    private static final PageText CHINESE = new PageText(
            "zh",
            "登录",
            "以继续使用",
            "邮箱地址",
            "密码",
            "验证码",
            "验证器上的代码或恢复代码；如果没有请留空。",
            "输入的信息不匹配。请检查后重试。",
            "请同时输入验证器上的代码。",
            "尝试次数过多。请稍后重试。",
            "允许访问？",
            "希望：",
            "您已登录为",
            "您将返回",
            "允许",
            "不允许",
            "退出登录",
            "您已退出登录",
            "您可以关闭此页面。",
            "无法继续",
            "请返回应用程序并重新开始。",
            new Passkey("使用通行密钥", "通行密钥未被接受。请重试，或使用其他方式。"),
            new Elsewhere(
                    "使用以下方式登录",
                    "该登录未被接受。请重试，或使用密码登录。",
                    "暂时无法访问。请稍后重试，或使用密码登录。",
                    "这是谁的账户？",
                    "您在其他地方登录的账户尚未关联此处的账户：",
                    "登录后，它将可以打开您的账户。",
                    "或使用以下地址创建账户",
                    "创建账户",
                    "该地址已有账户。请登录该账户。",
                    "此处不开放注册。",
                    "注册需要发送到该地址的邀请码。",
                    "邀请码"),
            Map.of(
                    "openid", "知道您的身份",
                    "profile", "知道您的姓名",
                    "email", "知道您的邮箱地址",
                    "offline_access", "在您离开时保持登录"));

    /// What they say about passkeys.
    ///
    /// @param failed also where the browser got none
    public record Passkey(String use, String failed) {}

    /// What they say to who signs in with an account elsewhere.
    public record Elsewhere(
            String with,
            String refused,
            String away,
            String unknown,
            String provider,
            String link,
            String orMake,
            String make,
            String taken,
            String closed,
            String notInvited,
            String invitation) {}

    /// Takes a copy.
    public PageText {
        scopes = Map.copyOf(scopes);
    }

    /// The text in the first language a browser asks for that is known.
    static PageText of(String acceptLanguage) {
        String asked = acceptLanguage == null ? "" : acceptLanguage.toLowerCase(Locale.ROOT);
        int chinese = asked.indexOf("zh");
        int english = asked.indexOf("en");
        return chinese >= 0 && (english < 0 || chinese < english) ? CHINESE : ENGLISH;
    }

    /// What went wrong; null for nothing.
    String problem(Step.Problem problem) {
        return switch (problem) {
            case NONE -> null;
            case WRONG -> wrong;
            case CODE_NEEDED -> codeNeeded;
            case TOO_MANY -> tooMany;
            case PASSKEY_REFUSED -> passkey.failed();
            case TAKEN -> elsewhere.taken();
            case CLOSED -> elsewhere.closed();
            case NOT_INVITED -> elsewhere.notInvited();
            case ELSEWHERE_REFUSED -> elsewhere.refused();
            case ELSEWHERE_AWAY -> elsewhere.away();
        };
    }

    /// What a scope is called; rights by their own names.
    String scope(String name) {
        return scopes.getOrDefault(name, name);
    }
}
