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
            Map.of(
                    "openid", "知道您的身份",
                    "profile", "知道您的姓名",
                    "email", "知道您的邮箱地址",
                    "offline_access", "在您离开时保持登录"));

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

    /// What a scope is called; rights by their own names.
    String scope(String name) {
        return scopes.getOrDefault(name, name);
    }
}
