namespace KvTui.Cli.Input;

/// <summary>A password that somebody is to have from now on; never an argument, which everybody on this host can read.</summary>
internal static class NewPassword
{
    /// <summary>The option with a file that holds it.</summary>
    public static Option<string?> FromFile() => new("--new-password-file")
    { HelpName = "FILE", Description = "File with the new password in its first line; - for standard input [asks for it]" };

    /// <summary>Reads it from the file, or asks for it twice.</summary>
    /// <param name="file">The file; null asks.</param>
    /// <exception cref="UsageException">The file cannot be read, there is no terminal to ask on, or the two are not the same.</exception>
    public static string Read(string? file, string user, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            return PasswordFile.Read(new(SettingTable.PasswordFile, new(file, "--new-password-file"), 0));
        }

        var first = Ask($"New password for {Printable.Text(user)}: ");
        return first.Length == 0 ? throw new UsageException("The password is empty; nothing was changed.")
            : Ask("The same again: ") == first ? first
            : throw new UsageException("The two passwords are not the same; nothing was changed.");

        string Ask(string question) => PasswordPrompt.Ask(
            question, "There is no terminal to ask for the new password on; use --new-password-file.", cancellationToken);
    }
}
