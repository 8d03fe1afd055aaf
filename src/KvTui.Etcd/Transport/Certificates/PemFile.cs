namespace KvTui.Etcd.Transport.Certificates;

/// <summary>A PEM file as read, with its role, so that messages can name it.</summary>
internal sealed record PemFile(string Role, string Path, byte[] Content)
{
    /// <summary>No certificate or key file is larger; a bundle of all public CAs has a fifth of this size.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    public string Text { get; } = Encoding.Latin1.GetString(Content);

    /// <summary>Whether an exception of the cryptographic library means that its input is damaged or of an unknown kind.</summary>
    public static bool IsDamage(Exception failure)
        => failure is CryptographicException or ArgumentException or NotSupportedException
            or FormatException or ArithmeticException or InvalidDataException;

    /// <param name="role">What the file is for, such as “CA file”.</param>
    /// <exception cref="EtcdException">The file cannot be read; the message says why, and what to do.</exception>
    public static PemFile Read(string role, string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MostBytes)
            {
                throw Fault(role, path, $"is larger than {MostBytes / 1024 / 1024} MiB", "check that it is the right file");
            }

            using var content = new MemoryStream();
            file.CopyTo(content);
            return new(role, path, content.ToArray());
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault(role, path, "does not exist", "check the path", cause);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw Directory.Exists(path) ? Fault(role, path, "is a folder", "name a file", cause) : Forbidden(role, path, cause);
        }
        catch (Exception cause) when (cause is IOException or ArgumentException or NotSupportedException)
        {
            // The system's message gives the reason before the path.
            var why = cause is IOException ? $" ({cause.Message.Split(" : '")[0].TrimEnd('.')})" : "";
            throw Fault(role, path, $"cannot be read{why}", "check the path", cause);
        }
    }

    public EtcdException Fault(string fault, string step, Exception? cause = null) => Fault(Role, Path, fault, step, cause);

    /// <summary>The file's PEM blocks in order; text between them is ignored.</summary>
    /// <exception cref="EtcdException">A block has no end.</exception>
    public IReadOnlyList<PemBlock> Blocks()
    {
        var blocks = new List<PemBlock>();
        for (var rest = Text.AsSpan(); PemBlock.TryCut(ref rest, out var block);)
        {
            blocks.Add(block ?? throw Fault("is cut off in the middle of a block", "copy it again"));
        }

        return blocks;
    }

    /// <summary>An exception that says why the file holds nothing of the wanted kind.</summary>
    /// <param name="wanted">The wanted kind, such as “certificate”.</param>
    public EtcdException Lacks(string wanted, string convert)
    {
        var blocks = Blocks();
        return Content switch
        {
            [] => Fault("is empty", "check that it is the right file"),
            [0x30, >= 0x80, ..] => Fault($"holds no {wanted} in PEM form; it looks like DER", $"convert it: {convert}"),
            _ when blocks.Count > 0 => Fault(
                $"holds no {wanted} but "
                + $"{string.Join(", ", blocks.Select(static block => CertificateName.Safe(block.Label)).Distinct().Take(3))}",
                "check that the certificate's file and the key's file are not swapped"),
            _ => Fault($"holds no {wanted} in PEM form", "check that it is the right file"),
        };
    }

    private static EtcdException Forbidden(string role, string path, Exception cause)
    {
        string mode;
        try
        {
            mode = $" (its mode is {Convert.ToString((int)File.GetUnixFileMode(path), 8)})";
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            mode = "; its folder is closed to this user";
        }

        return Fault(role, path, $"may not be read by this user{mode}", "run as its owner, or let this user read it", cause);
    }

    private static EtcdException Fault(string role, string path, string fault, string step, Exception? cause = null)
        => new(EtcdErrorKind.TlsFailed, $"The {role} '{path}' {fault}; {step}.", inner: cause);
}
