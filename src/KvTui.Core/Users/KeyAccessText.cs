namespace KvTui.Core.Users;

/// <summary>What is to be known of an answer to who may touch a key.</summary>
public static class KeyAccessText
{
    /// <summary>Whether it holds now, and of whom; a sentence a line, empty if it is all there is to know.</summary>
    public static IEnumerable<string> Notes(UserList known)
    {
        if (!known.IsOn)
        {
            yield return "Authentication is off: anybody may read and write every key. This is how it would be with it on.";
        }

        if (known.Only is { } only)
        {
            yield return $"Only a user with the role root may ask for others; this is what {Printable.Text(only)} may.";
        }
    }
}
