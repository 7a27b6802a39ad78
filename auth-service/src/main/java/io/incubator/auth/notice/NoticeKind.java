package io.incubator.auth.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incubator.auth.mail.Mail;
import java.util.Locale;

/// What a notice tells.
public enum NoticeKind {
    /// The password is another one, and all other sessions have ended.
    PASSWORD_CHANGED("Your password was changed", "您的密码已更改"),
    /// A refresh token was used twice: somebody may hold a copy, so its session has ended.
    SESSION_REUSED(
            "A session of yours was ended, because somebody may hold a copy of its token", "您的一个会话已结束，因为可能有人持有其令牌的副本"),
    /// There is a new API key.
    API_KEY_CREATED("An API key was made for your account", "已为您的账户创建 API 密钥"),
    /// The password was set anew by mail, and all sessions have ended.
    PASSWORD_RESET("Your password was set anew by mail", "您的密码已通过邮件重置"),
    /// Signing in takes a code from now on.
    TOTP_ENABLED("Signing in takes a code of your authenticator from now on", "从现在起登录需要验证器代码"),
    /// Signing in takes no code any more.
    TOTP_DISABLED("Signing in takes no code any more", "登录不再需要验证器代码"),
    /// Somebody signed in with a recovery code.
    RECOVERY_CODE_USED("Somebody signed in with one of your recovery codes", "有人使用您的恢复代码登录"),
    /// All former recovery codes are void.
    RECOVERY_CODES_RENEWED("Your recovery codes were replaced", "您的恢复代码已更换"),
    /// There is a new passkey.
    PASSKEY_ADDED("A passkey was added to your account", "您的账户已添加通行密钥"),
    /// A passkey is void.
    PASSKEY_REMOVED("A passkey was removed from your account", "您的账户已移除通行密钥"),
    /// A passkey was used whose counter had not moved: somebody may hold a copy, so it was refused.
    PASSKEY_COPIED(
            "A sign-in was refused, because somebody may hold a copy of one of your passkeys",
            "一次登录已被拒绝，因为可能有人持有您的通行密钥的副本"),
    /// An account elsewhere opens this one.
    IDENTITY_LINKED("An account elsewhere opens yours from now on", "从现在起可以使用外部账户登录"),
    /// An account elsewhere opens this one no more.
    IDENTITY_UNLINKED("An account elsewhere opens yours no more", "外部账户不再能登录您的账户");

    private final String english;
    private final String chinese;

    NoticeKind(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /// What the person is told.
    Mail mail(String to) {
        String advice = "If this was not you, set another password and end your sessions.";
        String chineseAdvice = "如果不是您本人操作，请更改密码并结束所有会话。";
        return new Mail(
                to,
                english + " / " + chinese,
                english + ".\n" + advice + "\n\n" + chinese + "。\n" + chineseAdvice + "\n");
    }

    /// The name in the database and in JSON.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
