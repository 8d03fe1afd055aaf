namespace KvTui.Cli.Configuration;

/// <summary>The configuration file that <c>kvtui config create</c> writes: comments that show every setting.</summary>
internal static class ConfigExample
{
    public const string Text =
        """
        # Profiles of kvtui: 'kvtui --profile NAME', or ':profile NAME' in the explorer. See 'kvtui config --help'.
        # This file must belong to you, with mode 0600. No passwords in it: a command prints them.
        # A comment has a line of its own. Relative paths start at this folder; ~/ is your home.

        # Used when neither a flag nor an ETCDCTL_ variable says which cluster.
        # default-profile = local

        [profile local]
        endpoints = 127.0.0.1:2379

        # [profile prod]
        # endpoints = https://10.0.0.1:2379,https://10.0.0.2:2379,https://10.0.0.3:2379
        # cacert = prod/ca.crt
        # cert = prod/client.crt
        # key = prod/client.key
        # key-password-command = pass show etcd/prod-key
        # user = reader
        # password-command = pass show etcd/prod
        #
        # Looks different, and writes nothing until the profile's name was typed.
        # production = true
        # Writes nothing at all.
        # read-only = true
        # See and touch only keys with this prefix.
        # root = /app/
        # Keys whose values are masked until asked for, comma-separated.
        # mask = /registry/secrets/,/app/*/password
        #
        # Which writes are asked about first: delete, all, or typed: all, by typing the profile's name.
        # confirm-level = all
        # dark, light, contrast, monochrome; or frames of another colour: blue, green, magenta.
        # theme = dark
        # Where keys are folded into a tree.
        # separator = /
        # poll-interval = 2s
        # max-load = 25%,50/s,4MiB/s
        # dial-timeout = 2s
        # command-timeout = 5s
        # keepalive-time = 10s
        # keepalive-timeout = 6s
        # insecure-skip-tls-verify = false

        """;
}
