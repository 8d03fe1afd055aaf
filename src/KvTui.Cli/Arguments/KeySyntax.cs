namespace KvTui.Cli.Arguments;

/// <summary>How a verb's keys are written: as text, or by a switch in hexadecimal or base64, for keys that are not text.</summary>
internal sealed class KeySyntax
{
    private readonly Option<bool> _hex = Switch.Of("--key-hex", "Keys on this line are written in hexadecimal.");
    private readonly Option<bool> _base64 = Switch.Of("--key-base64", "Keys on this line are written in base64.");

    /// <summary>The argument of a verb for keys that begin alike.</summary>
    public static Argument<string?> Prefix() =>
        new KeyArgument<string?>("PREFIX")
        { Description = "The beginning of the keys; all keys without it", Arity = ArgumentArity.ZeroOrOne };

    public void AddTo(Command command)
    {
        command.Options.Add(_hex);
        command.Options.Add(_base64);
    }

    /// <summary>Reads one key, which may be empty only where it is a prefix.</summary>
    /// <exception cref="UsageException">The key is not written in the notation given, or is empty where one is needed.</exception>
    public EtcdKey Read(ParseResult parsed, string text, bool mayBeEmpty = false)
    {
        var key = Decode(parsed, text);
        return mayBeEmpty || !key.IsEmpty ? key : throw new UsageException("The key is empty; etcd has no empty key.");
    }

    private EtcdKey Decode(ParseResult parsed, string text)
    {
        var (hex, base64) = (parsed.GetValue(_hex), parsed.GetValue(_base64));
        try
        {
            return (hex, base64) switch
            {
                (true, true) => throw new UsageException("--key-hex and --key-base64 exclude each other."),
                (true, _) => new(Convert.FromHexString(text)),
                (_, true) => new(Convert.FromBase64String(text)),
                _ => EtcdKey.FromText(text),
            };
        }
        catch (FormatException)
        {
            throw new UsageException($"'{text}' is not a key in {(hex ? "hexadecimal: expected two digits a byte" : "base64")}.");
        }
    }
}
