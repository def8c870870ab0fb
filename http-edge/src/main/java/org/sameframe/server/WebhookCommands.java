package org.sameframe.server;

import picocli.CommandLine.Command;

/** What is done about webhooks on the command line. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = TryWebhook.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tries out who is told of what happens in rooms.")
final class WebhookCommands {
    private WebhookCommands() {}
}
