namespace KvTui.Cli.Connection;

/// <summary>As whom to speak: a user with a password from one of several places, or a token got elsewhere.</summary>
internal sealed class LoginSettings(SettingSources sources)
{
    private readonly RankedSetting? _who = sources.FindEither(SettingTable.User, SettingTable.AuthToken);
    private readonly RankedSetting? _secret = Secret(sources);

    /// <summary>Whether a password that is missing may be asked for, by us or by a command that prints it.</summary>
    public bool MayAsk { get; init; } = true;

    /// <summary>Makes sure that there may be a question.</summary>
    /// <exception cref="UsageException">There may not.</exception>
    public static void Require(bool mayAsk)
    {
        if (!mayAsk)
        {
            throw new UsageException("needs a password, asked for when chosen");
        }
    }

    /// <summary>Looks for contradictions, before anything is asked for.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public void Check()
    {
        switch (_who)
        {
            case null when IsFlag(_secret):
                throw new UsageException($"{_secret!.Value.Origin} needs --user.");
            case { } token when token.Is(SettingTable.AuthToken) && IsFlag(_secret):
                throw new UsageException(
                    $"{token.Origin} and {_secret!.Value.Origin} contradict each other: the token is sent instead of a login.");
            case { } token when token.Is(SettingTable.AuthToken)
                && (token.Text.AsSpan().ContainsAnyExceptInRange('!', '~') || token.Text.Length == 0):
                throw new UsageException($"{token.Origin} is not a token: it is empty or has blanks or other than ASCII in it.");
            case { } user when user.Is(SettingTable.User) && (user.Text.Length == 0 || user.Text[0] == ':'):
                throw new UsageException($"{user.Origin} has no user name; expected NAME or NAME:PASSWORD.");
            case { } user when user.Is(SettingTable.User) && user.Text.Contains(':', StringComparison.Ordinal)
                && _secret?.Rank <= user.Rank:
                throw new UsageException($"The password is given twice: in {user.Origin} NAME:PASSWORD and by {_secret.Value.Origin}.");
        }
    }

    /// <summary>Adds them to the options; a password that is nowhere is asked for at the terminal.</summary>
    /// <exception cref="UsageException">The password's file cannot be read, or there is no terminal to ask on.</exception>
    public async Task<EtcdClientOptions> AddAsync(EtcdClientOptions options, CancellationToken cancellationToken)
    {
        if (_who is not { } who)
        {
            return options;
        }

        if (who.Is(SettingTable.AuthToken))
        {
            return options with { AuthToken = who.Text };
        }

        var colon = who.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            return options with { User = who.Text[..colon], Password = who.Text[(colon + 1)..] };
        }

        var isAtHand = _secret is { } held && (held.Is(SettingTable.Password)
            || (held.Is(SettingTable.PasswordFile) && PasswordFile.IsLasting(held.Text)));
        Require(MayAsk || isAtHand);
        return _secret switch
        {
            { } given when given.Is(SettingTable.Password) => options with { User = who.Text, Password = given.Text },
            { } file when file.Is(SettingTable.PasswordFile) => OfFile(options with { User = who.Text }, file),
            { } command when command.Is(SettingTable.PasswordCommand) =>
                await OfCommandAsync(options with { User = who.Text }, command, cancellationToken),
            _ => options with { User = who.Text, Password = Asked(who.Text) },
        };

        string Asked(string user) => PasswordPrompt.Ask(
            $"Password for {user}: ",
            $"There is no password for user '{user}' and no terminal to ask on; use --password-file, --password or ETCDCTL_PASSWORD.",
            cancellationToken);
    }

    private static RankedSetting? Secret(SettingSources sources)
    {
        var given = sources.FindEither(SettingTable.Password, SettingTable.PasswordFile);
        var command = sources.Find(SettingTable.PasswordCommand);
        return command?.Rank < (given?.Rank ?? int.MaxValue) ? command : given;
    }

    /// <summary>The command runs before a screen opens, as it may ask on the terminal; and again when the password is refused.</summary>
    private static async Task<EtcdClientOptions> OfCommandAsync(
        EtcdClientOptions options, RankedSetting command, CancellationToken cancellationToken)
    {
        return Renewed(options with { Password = await RunAsync(cancellationToken) }, RunAsync);

        Task<string> RunAsync(CancellationToken token) =>
            PasswordCommand.RunAsync(command.Text, $"{command.Origin} ({command.Name})", TimeProvider.System, token);
    }

    /// <summary>A file is read again when the password is refused, as it may have been changed with it.</summary>
    private static EtcdClientOptions OfFile(EtcdClientOptions options, RankedSetting file)
    {
        options = options with { Password = PasswordFile.Read(file) };
        return PasswordFile.IsLasting(file.Text) ? Renewed(options, _ => Task.FromResult(PasswordFile.Read(file, isQuiet: true))) : options;
    }

    private static EtcdClientOptions Renewed(EtcdClientOptions options, Func<CancellationToken, Task<string>> read) => options with
    {
        PasswordSource = async token =>
        {
            try
            {
                return await read(token);
            }
            catch (UsageException problem)
            {
                throw new EtcdException(EtcdErrorKind.AuthenticationFailed, problem.Message);
            }
        },
    };

    private static bool IsFlag(RankedSetting? setting) => setting?.Origin.StartsWith("--", StringComparison.Ordinal) == true;
}
